// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;
import sc.fiji.multimix.phantom.ChestPhantom;
import sc.fiji.multimix.phantom.Diagnosis;
import sc.fiji.multimix.phantom.Film;
import sc.fiji.multimix.phantom.Hospital;

/**
 * Chest phantoms as 8-bit PNG files of any size, enlarged and with noise, so that they are as hard
 * to compress as real films.
 */
final class GeneratedFiles {
    private static final int NOISE = 4; // gray levels up or down

    private final int side;
    private final SplittableRandom random;

    /** Files of a side in pixels; the same seed gives the same. */
    GeneratedFiles(int side, long seed) {
        this.side = side;
        random = new SplittableRandom(seed);
    }

    /** Writes that many files into a folder, which is made. */
    void write(Path folder, int files) throws IOException {
        for (int i = 0; i < files; i++) writeFilm(folder, i, null);
    }

    /**
     * Writes the folders "segmentation" and "classification" of a training, each with that many
     * films; half of them have a mask or a class.
     */
    void writeTrainingSet(Path folder, int files) throws IOException {
        Path images = folder.resolve("segmentation/images");
        for (int i = 0; i < files; i++)
            writeFilm(images, i, i % 2 == 0 ? folder.resolve("segmentation/masks") : null);
        String[] classes = {"NORMAL", "unlabeled", "PNEUMONIA", "unlabeled"};
        for (int i = 0; i < files; i++)
            writeFilm(folder.resolve("classification").resolve(classes[i % 4]), i, null);
    }

    private void writeFilm(Path folder, int number, Path masks) throws IOException {
        Diagnosis diagnosis = number % 2 == 0 ? Diagnosis.NORMAL : Diagnosis.PNEUMONIA;
        Film film = ChestPhantom.film(random.split(), diagnosis, Hospital.NORTH);
        String name = "film-" + (1000 + number) + ".png";
        BufferedImage image = enlarged(film.image(), RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        addNoise(image.getRaster());
        save(image, folder, name);
        Object nearest = RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR;
        if (masks != null) save(enlarged(film.lungs(), nearest), masks, name);
    }

    private BufferedImage enlarged(
            RandomAccessibleInterval<UnsignedByteType> image, Object interpolation) {
        BufferedImage large = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = large.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
        graphics.drawImage(buffered(image), 0, 0, side, side, null);
        graphics.dispose();
        return large;
    }

    private static BufferedImage buffered(RandomAccessibleInterval<UnsignedByteType> image) {
        int width = (int) image.dimension(0);
        BufferedImage copy =
                new BufferedImage(width, (int) image.dimension(1), BufferedImage.TYPE_BYTE_GRAY);
        int i = 0;
        for (UnsignedByteType pixel : Views.flatIterable(image)) {
            copy.getRaster().setSample(i % width, i / width, 0, pixel.get());
            i++;
        }
        return copy;
    }

    private void addNoise(WritableRaster pixels) {
        int[] row = new int[side];
        for (int y = 0; y < side; y++) {
            pixels.getPixels(0, y, side, 1, row);
            for (int x = 0; x < side; x++)
                row[x] = Math.max(0, Math.min(255, row[x] + random.nextInt(-NOISE, NOISE + 1)));
            pixels.setPixels(0, y, side, 1, row);
        }
    }

    private static void save(BufferedImage image, Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }
}
