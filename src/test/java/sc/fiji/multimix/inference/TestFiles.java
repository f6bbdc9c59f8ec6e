// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import sc.fiji.multimix.image.ResultFiles;

/** Image files of noise, and lists of what lies in a folder. */
public final class TestFiles {
    private TestFiles() {}

    public static void gray(Path file, int width, int height) throws IOException {
        ResultFiles.savePng(noise(width, height, 1), file);
    }

    static void rgb(Path file, int width, int height) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(
                noise(width, height, 2).convertToRGB().getBufferedImage(), "png", file.toFile());
    }

    static void constant(Path file, int width, int height) throws IOException {
        ByteProcessor pixels = new ByteProcessor(width, height);
        pixels.set(90.0);
        ResultFiles.savePng(pixels, file);
    }

    static void shorts(Path file, int width, int height) throws IOException {
        ShortProcessor pixels = new ShortProcessor(width, height);
        ByteProcessor noise = noise(width, height, 3);
        for (int i = 0; i < width * height; i++) pixels.set(i, 1000 + 17 * noise.get(i));
        tiff(file, pixels);
    }

    static void floatsWithNaN(Path file, int width, int height) throws IOException {
        FloatProcessor pixels = noise(width, height, 4).convertToFloatProcessor();
        pixels.setf(3, 2, Float.NaN);
        pixels.setf(5, 7, Float.POSITIVE_INFINITY);
        tiff(file, pixels);
    }

    public static void stack(Path file, int width, int height, int slices) throws IOException {
        ImageStack stack = new ImageStack();
        for (int i = 0; i < slices; i++) stack.addSlice(noise(width, height, 5 + i));
        ResultFiles.saveTiff(new ImagePlus("stack", stack), file);
    }

    private static void tiff(Path file, ImageProcessor pixels) throws IOException {
        ResultFiles.saveTiff(new ImagePlus("image", pixels), file);
    }

    private static ByteProcessor noise(int width, int height, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ByteProcessor pixels = new ByteProcessor(width, height);
        for (int i = 0; i < width * height; i++) pixels.set(i, random.nextInt(256));
        return pixels;
    }

    /** All files below a folder, with forward slashes. */
    public static List<String> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
