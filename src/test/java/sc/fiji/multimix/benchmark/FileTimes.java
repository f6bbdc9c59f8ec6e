// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * How long the disk and the codecs take for the files of an analysis, on one thread: each image is
 * read, and its results, which are there already, are written once more. PNG files are decoded and
 * encoded by Java's own codec; the saliency maps, TIFF without compression, are copied.
 */
final class FileTimes {
    private final Path images;
    private final Path results;
    private long nanos;

    FileTimes(Path images, Path results) {
        this.images = images;
        this.results = results;
    }

    /** Mean over the images. */
    double millisPerFile() throws IOException {
        List<Path> files = files(images);
        Path copy = Files.createTempFile(images, "copy", ".tmp");
        nanos = 0;
        for (Path file : files) time(() -> ImageIO.read(file.toFile()));
        for (Path file : files(results)) rewrite(file, copy);
        Files.delete(copy);
        return nanos / 1e6 / files.size();
    }

    private void rewrite(Path file, Path copy) throws IOException {
        String name = file.toString();
        if (name.endsWith(".png")) {
            BufferedImage picture = ImageIO.read(file.toFile());
            time(() -> ImageIO.write(picture, "png", copy.toFile()));
        } else {
            byte[] bytes = Files.readAllBytes(file);
            time(() -> Files.write(copy, bytes));
        }
    }

    /** Work with files. */
    @FunctionalInterface
    private interface FileWork {
        Object run() throws IOException;
    }

    private void time(FileWork work) throws IOException {
        long start = System.nanoTime();
        work.run();
        nanos += System.nanoTime() - start;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
