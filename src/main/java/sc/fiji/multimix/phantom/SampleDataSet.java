// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * A folder of synthetic films to train and test on, in the layout that the suite trains from:
 *
 * <pre>
 * README.md
 * segmentation/images, segmentation/masks             some images have no mask
 * segmentation/test/images, segmentation/test/masks
 * classification/NORMAL, classification/PNEUMONIA, classification/unlabeled
 * classification/test/NORMAL, classification/test/PNEUMONIA
 * </pre>
 *
 * <p>Of 140 films, 12 have a mask, 20 are their unlabeled companions, 12 test; 24 have a class, 48
 * are unlabeled, 24 test; other numbers are divided alike, with at least 4 films in each part. Each
 * film shows another patient, each part has films of both hospitals and both classes. The same
 * number and seed give the same bytes on every platform: PNG files without compression.
 */
public final class SampleDataSet {
    /** Films of the set that is shipped with the suite. */
    public static final int IMAGES = SampleCounts.SHIPPED;

    /** Seed of the set that is shipped with the suite. */
    public static final long SEED = 42;

    private final Path output;
    private final int images;
    private final SplittableRandom random;
    private final ProgressListener listener;
    private int written;

    private SampleDataSet(Path output, int images, long seed, ProgressListener listener) {
        this.output = output;
        this.images = images;
        this.random = new SplittableRandom(seed);
        this.listener = listener;
    }

    /** Writes a data set without telling anybody how far it is. */
    public static void write(Path output, int images, long seed) throws IOException {
        write(output, images, seed, ProgressListener.NONE);
    }

    /**
     * Writes a data set.
     *
     * @param output folder to make, or an empty one
     * @param images number of films in all, at least 24
     * @param seed of the patients and the exposures
     * @param listener told of each film, asked to go on
     * @throws IllegalArgumentException if the number of images is out of range
     * @throws IOException if the folder is not empty, is a file or cannot be written
     */
    public static void write(Path output, int images, long seed, ProgressListener listener)
            throws IOException {
        SampleCounts counts = SampleCounts.of(images);
        checkEmpty(output);
        new SampleDataSet(output, images, seed, listener).write(counts, seed);
    }

    private static void checkEmpty(Path output) throws IOException {
        if (!Files.exists(output)) return;
        if (!Files.isDirectory(output))
            throw new IOException(
                    "Cannot write sample data to " + output + ": it is a file. Name a new folder.");
        try (Stream<Path> content = Files.list(output)) {
            if (content.findAny().isPresent())
                throw new IOException(
                        "Cannot write sample data to "
                                + output
                                + ": the folder is not empty, and nothing is overwritten. Name a"
                                + " new folder.");
        }
    }

    private void write(SampleCounts counts, long seed) throws IOException {
        Path segmentation = output.resolve("segmentation");
        writeWithMasks(segmentation, counts.masks(), true);
        writeWithMasks(segmentation, counts.withoutMask(), false);
        writeWithMasks(segmentation.resolve("test"), counts.testMasks(), true);
        Path classification = output.resolve("classification");
        writeClasses(classification, counts.labels());
        for (int i = 0; i < counts.unlabeled(); i++)
            writeImage(classification.resolve("unlabeled"), nextFilm(i), nextName());
        writeClasses(classification.resolve("test"), counts.testLabels());
        Files.writeString(
                output.resolve("README.md"), SampleCard.text(images, seed), StandardCharsets.UTF_8);
    }

    private void writeWithMasks(Path folder, int films, boolean masks) throws IOException {
        for (int i = 0; i < films; i++) {
            Film film = nextFilm(i);
            String name = nextName();
            writeImage(folder.resolve("images"), film, name);
            if (masks) {
                Path target = Files.createDirectories(folder.resolve("masks"));
                Files.write(target.resolve(name), StoredPng.bytes(film.lungs()));
            }
        }
    }

    private void writeClasses(Path folder, int films) throws IOException {
        for (int i = 0; i < films; i++) {
            Film film = nextFilm(i);
            writeImage(folder.resolve(film.diagnosis().name()), film, nextName());
        }
    }

    /** The next patient's film; the classes alternate, the hospitals every second film. */
    private Film nextFilm(int indexInPart) {
        listener.checkCanceled();
        return ChestPhantom.film(
                random.split(),
                indexInPart % 2 == 0 ? Diagnosis.NORMAL : Diagnosis.PNEUMONIA,
                indexInPart / 2 % 2 == 0 ? Hospital.NORTH : Hospital.SOUTH);
    }

    private String nextName() {
        written++;
        listener.progress("Film " + written + " of " + images, (double) written / images);
        String digits = Integer.toString(written);
        return "film-" + "0".repeat(Math.max(0, 4 - digits.length())) + digits + ".png";
    }

    private static void writeImage(Path folder, Film film, String name) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(name), StoredPng.bytes(film.image()));
    }
}
