// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import sc.fiji.multimix.data.LabelBudget;
import sc.fiji.multimix.data.TestFacts;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.image.IntensityScaling;
import sc.fiji.multimix.image.Preprocessing;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * A small data set without any problem, to be spoiled: a bright disk on dark ground, noisy and so
 * different in each image, with masks and two classes, and parts for validation and test.
 */
final class DataSetFolder {
    static final int SIDE = 32;
    private static final TrainingEstimate ESTIMATE =
            new TrainingEstimate(6, 10, 60, false, 1 << 30, false, "CPU (2 threads)");

    private final Path folder;
    private int count;

    DataSetFolder(Path folder) throws IOException {
        this.folder = folder;
        for (String part : new String[] {"train", "validation", "test"})
            for (int i = 0; i < 10; i++) {
                write(disk(), images(part).resolve(i + ".png"));
                write(mask(8), masks(part).resolve(i + ".png"));
                write(disk(), classes(part, "A").resolve(i + ".png"));
                write(disk(), classes(part, "B").resolve(i + ".png"));
            }
    }

    Path images(String part) {
        return folder.resolve("lungs").resolve(part).resolve("images");
    }

    Path masks(String part) {
        return folder.resolve("lungs").resolve(part).resolve("masks");
    }

    Path classes(String part, String name) {
        return folder.resolve("chest").resolve(part).resolve(name);
    }

    /** A bright disk on dark ground, with its own noise. */
    BufferedImage disk() {
        Random random = new Random(count++);
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < SIDE; y++)
            for (int x = 0; x < SIDE; x++)
                image.getRaster()
                        .setSample(x, y, 0, (isInside(x, y, 8) ? 200 : 40) + random.nextInt(20));
        return image;
    }

    static BufferedImage mask(int radius) {
        BufferedImage mask = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < SIDE; y++)
            for (int x = 0; x < SIDE; x++)
                mask.getRaster().setSample(x, y, 0, isInside(x, y, radius) ? 255 : 0);
        return mask;
    }

    private static boolean isInside(int x, int y, int radius) {
        int dx = x - SIDE / 2;
        int dy = y - SIDE / 2;
        return dx * dx + dy * dy < radius * radius;
    }

    static void write(BufferedImage image, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        String name = file.toString();
        if (!ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile()))
            throw new IOException("No writer for " + file);
    }

    DataReport check(int resolution) throws IOException {
        Preprocessing preprocessing = new Preprocessing(resolution, IntensityScaling.DEFAULTS);
        TrainingData data =
                TrainingData.read(
                        folder.resolve("lungs"),
                        folder.resolve("chest"),
                        LabelBudget.ALL,
                        preprocessing,
                        1,
                        ProgressListener.NONE);
        TestFacts test = TestFacts.read(data, preprocessing, ProgressListener.NONE);
        return DataCheck.of(data, test, resolution, ESTIMATE);
    }

    DataReport check() throws IOException {
        return check(SIDE);
    }
}
