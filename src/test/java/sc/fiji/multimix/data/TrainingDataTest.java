// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.augment.BytePixels;
import sc.fiji.multimix.image.IntensityScaling;
import sc.fiji.multimix.image.Preprocessing;
import sc.fiji.multimix.progress.ProgressListener;

class TrainingDataTest {
    private static final Preprocessing PREPROCESSING =
            new Preprocessing(16, IntensityScaling.DEFAULTS);

    @TempDir private Path folder;

    @Test
    void readsBothTasks() throws IOException {
        Path masks = segmentation(10, 3);
        Path classes = classification("NORMAL", 8, "PNEUMONIA", 12);
        image(classes.resolve("unlabeled/u.png"), 99);
        TrainingData data = read(masks, classes, new LabelBudget(4, 6), 1);
        assertEquals(4, data.labeledMasks().size());
        assertEquals(2, data.validationMasks().size());
        assertEquals(3 + 4, data.unlabeledSegmentation().size());
        assertEquals(6, data.labeledClasses().size());
        assertEquals(4, data.validationClasses().size());
        assertEquals(1 + 10, data.unlabeledClasses().size());
        assertEquals(List.of("NORMAL", "PNEUMONIA"), data.classNames());
        for (Sample sample : data.labeledMasks()) {
            assertTrue(sample.hasMask());
            assertEquals(-1, sample.label());
            assertArrayEquals(new long[] {16, 16}, sample.image().dimensionsAsLongArray());
            assertArrayEquals(new long[] {16, 16}, sample.mask().dimensionsAsLongArray());
        }
        for (Sample sample : data.unlabeledSegmentation()) assertNull(sample.mask());
        for (int i = 0; i < 6; i++) assertEquals(i % 2, data.labeledClasses().get(i).label());
        // known on disk, to measure the pseudo-labels; the one of the folder unlabeled is not
        for (Sample sample : data.unlabeledClasses()) {
            String folder = sample.file().getParent().getFileName().toString();
            assertEquals(data.classNames().indexOf(folder), sample.label());
        }
        assertEquals(
                1, data.unlabeledClasses().stream().filter(sample -> !sample.hasLabel()).count());
        for (Sample sample : data.labeledClasses())
            assertEquals(
                    data.classNames().get(sample.label()),
                    sample.file().getParent().getFileName().toString());
    }

    @Test
    void neverUsesAnImageInTwoParts() throws IOException {
        TrainingData data =
                read(segmentation(20, 2), classification("A", 9, "B", 9), new LabelBudget(5, 4), 3);
        Set<Path> files = new HashSet<>();
        int count = 0;
        for (List<Sample> part :
                List.of(
                        data.labeledMasks(),
                        data.unlabeledSegmentation(),
                        data.validationMasks(),
                        data.labeledClasses(),
                        data.unlabeledClasses(),
                        data.validationClasses()))
            for (Sample sample : part) {
                files.add(sample.file());
                count++;
            }
        assertEquals(22 + 18, count);
        assertEquals(count, files.size());
    }

    @Test
    void keepsMaskAndImageTogether() throws IOException {
        TrainingData data = read(segmentation(6, 0), null, LabelBudget.ALL, 1);
        for (Sample sample : data.labeledMasks()) {
            int number = Integer.parseInt(sample.file().getFileName().toString().substring(5, 8));
            int foreground = 0;
            for (UnsignedByteType pixel : sample.mask()) if (pixel.get() == 255) foreground++;
            assertEquals(16 * number, foreground, "mask of number columns");
        }
    }

    @Test
    void isTheSameForTheSameSeed() throws IOException {
        Path masks = segmentation(12, 1);
        Path classes = classification("A", 7, "B", 9);
        TrainingData first = read(masks, classes, new LabelBudget(3, 4), 7);
        TrainingData second = read(masks, classes, new LabelBudget(3, 4), 7);
        assertEquals(files(first.labeledMasks()), files(second.labeledMasks()));
        assertEquals(files(first.unlabeledClasses()), files(second.unlabeledClasses()));
        assertEquals(first.split(), second.split());
        TrainingData other = read(masks, classes, new LabelBudget(3, 4), 8);
        assertNotEquals(first.split().fingerprint(), other.split().fingerprint());
    }

    @Test
    void drawsMasksAlikeWithAndWithoutClassification() throws IOException {
        Path masks = segmentation(12, 1);
        Path classes = classification("A", 7, "B", 9);
        assertEquals(
                files(read(masks, classes, new LabelBudget(3, 4), 7).labeledMasks()),
                files(read(masks, null, new LabelBudget(3, 4), 7).labeledMasks()));
    }

    @Test
    void readsValidationAndTestFoldersBesideTheTrainingImages() throws IOException {
        Path masks = segmentation(5, 0);
        segmentation(masks.resolve("validation"), 3, 0);
        segmentation(masks.resolve("test"), 2, 1);
        Path classes = classification("A", 3, "B", 4);
        classification(classes.resolve("validation"), "A", 2, "B", 1);
        classification(classes.resolve("test"), "A", 1, "B", 2);
        TrainingData data = read(masks, classes, LabelBudget.ALL, 1);
        assertEquals(5, data.labeledMasks().size());
        assertEquals(3, data.validationMasks().size());
        assertEquals(2, data.testMaskFiles().size());
        assertEquals(7, data.labeledClasses().size());
        assertEquals(3, data.validationClasses().size());
        assertEquals(3, data.testClassFiles().size());
        assertEquals(List.of("A", "B"), data.classNames());
        assertEquals(1, data.testClassFiles().get(2).label());
    }

    @Test
    void readsTheCommonLayoutWithATrainFolder() throws IOException {
        Path root = folder.resolve("common");
        classification(root.resolve("train"), "A", 5, "B", 5);
        classification(root.resolve("val"), "A", 1, "B", 1);
        classification(root.resolve("test"), "A", 2, "B", 2);
        image(root.resolve("unlabeled/u.png"), 3);
        TrainingData data = read(null, root, LabelBudget.ALL, 1);
        assertEquals(10, data.labeledClasses().size());
        assertEquals(2, data.validationClasses().size());
        assertEquals(4, data.testClassFiles().size());
        assertEquals(1, data.unlabeledClasses().size());
        assertTrue(
                data.split().parts().get("classification/labeled").contains("train/A/image001.png"),
                data.split().parts().toString());
    }

    @Test
    void reusesTheLabeledImagesWhereNoneIsUnlabeled() throws IOException {
        TrainingData data = read(segmentation(5, 0), null, LabelBudget.ALL, 1);
        assertEquals(4, data.unlabeledSegmentation().size());
        assertSame(data.labeledMasks().get(0), data.unlabeledSegmentation().get(0));
        assertSummary(data, "no unlabeled images");
    }

    @Test
    void saysWhichTaskIsMissing() throws IOException {
        assertSummary(read(segmentation(4, 0), null, LabelBudget.ALL, 1), "No classification data");
        TrainingData data = read(null, classification("A", 3, "B", 3), LabelBudget.ALL, 1);
        assertSummary(data, "No segmentation data");
        assertEquals(false, data.hasSegmentation());
        assertTrue(data.hasClassification());
    }

    @Test
    void countsInTheSummary() throws IOException {
        assertSummary(
                read(segmentation(10, 1), null, new LabelBudget(3, 0), 1),
                "Segmentation: 3 of 10 masks are used for training.");
    }

    @Test
    void pairsMasksOfAnotherFormat() throws IOException {
        Path masks = segmentation(3, 0);
        for (int k = 1; k <= 3; k++) {
            Path png = masks.resolve("masks/image00" + k + ".png");
            Path bmp = masks.resolve("masks/image00" + k + ".BMP");
            assertTrue(ImageIO.write(ImageIO.read(png.toFile()), "bmp", bmp.toFile()));
            Files.delete(png);
        }
        TrainingData data = read(masks, null, LabelBudget.ALL, 1);
        assertEquals(3, data.labeledMasks().size() + data.validationMasks().size());
    }

    @Test
    void refusesNoDataAtAll() {
        assertThrows(IllegalArgumentException.class, () -> read(null, null, LabelBudget.ALL, 1));
    }

    @Test
    void refusesABudgetLargerThanTheData() throws IOException {
        Path masks = segmentation(4, 0);
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> read(masks, null, new LabelBudget(50, 0), 1))
                        .getMessage();
        assertTrue(message.contains("50") && message.contains("4"), message);
        assertTrue(message.contains(masks.toString()), message);
    }

    @Test
    void refusesAMaskOfAnotherSize() throws IOException {
        Path masks = segmentation(4, 0);
        write(masks.resolve("masks/image003.png"), new BufferedImage(7, 9, 10));
        String message = refusal(masks, null);
        assertTrue(message.contains("7 x 9") && message.contains("32 x 10"), message);
        assertTrue(message.contains("image003.png"), message);
    }

    @Test
    void refusesAMaskWithoutImage() throws IOException {
        Path masks = segmentation(4, 0);
        write(masks.resolve("masks/other.png"), new BufferedImage(32, 10, 10));
        assertTrue(refusal(masks, null).contains("other.png"));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere the two names are one")
    void saysThatNamesDifferInCaseOnly() throws IOException {
        Path masks = segmentation(4, 0);
        Path mask = masks.resolve("masks/image001.png");
        Files.move(mask, mask.resolveSibling("IMAGE001.PNG"));
        String message = refusal(masks, null);
        assertTrue(message.contains("IMAGE001.PNG and image001.png differ in upper"), message);
        for (String name : List.of("a", "Unlabeled", "Test")) {
            Path classes = folder.resolve("with " + name);
            classification(classes, "A", 2, name, 2);
            message = refusal(null, classes);
            assertTrue(message.contains(name + " differs from '"), message);
        }
    }

    @Test
    void refusesTwoImagesOfOneName() throws IOException {
        Path masks = segmentation(4, 0);
        Files.copy(masks.resolve("images/image001.png"), masks.resolve("images/image001.jpg"));
        String message = refusal(masks, null);
        assertTrue(message.contains("image001.png") && message.contains("image001.jpg"), message);
        Path classes = classification("A", 2, "B", 2);
        Files.copy(classes.resolve("A/image001.png"), classes.resolve("A/image001.tif"));
        assertTrue(refusal(null, classes).contains("image001.tif"));
    }

    @Test
    void refusesOneClassOnly() throws IOException {
        Path classes = classification("A", 2, "B", 0);
        assertTrue(refusal(null, classes).contains("Only one class, \"A\""));
    }

    @Test
    void refusesAnEmptyClass() throws IOException {
        Path classes = classification("A", 2, "B", 2);
        Path empty = Files.createDirectory(classes.resolve("C"));
        assertTrue(refusal(null, classes).contains(empty.toString()));
    }

    @Test
    void refusesAnUnknownClassInTheTestFolder() throws IOException {
        Path classes = classification("A", 2, "B", 2);
        classification(classes.resolve("test"), "A", 1, "COVID", 1);
        String message = refusal(null, classes);
        assertTrue(message.contains("COVID") && message.contains("A, B"), message);
    }

    @Test
    void refusesFoldersThatAreMissingOrEmpty() throws IOException {
        Path missing = folder.resolve("missing");
        assertTrue(refusal(missing, null).contains(missing.toString()));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertTrue(refusal(empty, null).contains("images"));
        assertTrue(refusal(null, empty).contains("No class"));
        Path unmasked = segmentation(0, 2);
        assertTrue(refusal(unmasked, null).contains("No masks"));
    }

    @Test
    void namesAFileThatCannotBeUsed() throws IOException {
        Path classes = classification("A", 3, "B", 3);
        Path bad = classes.resolve("B/image002.png");
        Files.write(bad, new byte[0]);
        assertTrue(refusal(null, classes).contains(bad.toString()));
        Files.writeString(bad, "no image");
        assertTrue(refusal(null, classes).contains(bad.toString()));
        write(bad, new BufferedImage(32, 10, 10));
        String message = refusal(null, classes);
        assertTrue(message.contains(bad.toString()) && message.contains("constant"), message);
    }

    @Test
    void canBeCanceled() throws IOException {
        Path masks = segmentation(4, 0);
        ProgressListener listener =
                new ProgressListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public boolean isCanceled() {
                        return true;
                    }
                };
        assertThrows(
                CancellationException.class,
                () -> TrainingData.read(masks, null, LabelBudget.ALL, PREPROCESSING, 1, listener));
    }

    @Test
    void tellsItsProgress() throws IOException {
        double[] last = {0};
        ProgressListener listener =
                (message, fraction) -> {
                    assertTrue(fraction > last[0], message);
                    last[0] = fraction;
                };
        TrainingData.read(segmentation(4, 0), null, LabelBudget.ALL, PREPROCESSING, 1, listener);
        assertEquals(1, last[0]);
    }

    @Test
    void readsTheSameBeyondTheMemory() throws IOException {
        Path masks = segmentation(6, 2);
        Path classes = classification("A", 3, "B", 3);
        Path cache = Files.createDirectory(folder.resolve("cache"));
        TrainingData expected = read(masks, classes, LabelBudget.ALL, 1);
        PlaneStore planes =
                new PlaneStore(
                        5 * 256,
                        new PlaneFolder(cache, false, PlaneFolder.FreeSpace.OF_FILE_SYSTEM));
        try (TrainingData data =
                TrainingData.read(
                        masks,
                        classes,
                        LabelBudget.ALL,
                        PREPROCESSING,
                        1,
                        planes,
                        ProgressListener.NONE)) {
            assertTrue(planes.bytesInFile() > 0);
            assertSameSamples(expected.labeledMasks(), data.labeledMasks());
            assertSameSamples(expected.unlabeledSegmentation(), data.unlabeledSegmentation());
            assertSameSamples(expected.validationMasks(), data.validationMasks());
            assertSameSamples(expected.labeledClasses(), data.labeledClasses());
            assertSameSamples(expected.validationClasses(), data.validationClasses());
        }
        assertThrows(IllegalStateException.class, () -> planes.keep(black()));
    }

    private static void assertSameSamples(List<Sample> expected, List<Sample> samples) {
        assertEquals(files(expected), files(samples));
        for (int i = 0; i < expected.size(); i++) {
            Sample one = expected.get(i);
            Sample other = samples.get(i);
            assertArrayEquals(values(one.image()), values(other.image()));
            assertArrayEquals(
                    values(one.facts().thumbnail().image()),
                    values(other.facts().thumbnail().image()));
            assertEquals(one.facts().image(), other.facts().image());
            assertEquals(one.hasMask(), other.hasMask());
            if (one.hasMask()) assertArrayEquals(values(one.mask()), values(other.mask()));
        }
    }

    private static byte[] values(Img<UnsignedByteType> image) {
        return BytePixels.of(image).values();
    }

    private static Img<UnsignedByteType> black() {
        return ArrayImgs.unsignedBytes(16, 16);
    }

    @Test
    void refusesMoreThanTheDiskHolds() throws IOException {
        Path classes = classification("A", 300, "B", 300);
        PlaneStore planes =
                new PlaneStore(
                        0, new PlaneFolder(folder.resolve("cache"), false, cache -> 65 << 20));
        // 600 images of 16 x 16 pixels and their thumbnails
        String message =
                assertThrows(
                                IOException.class,
                                () ->
                                        TrainingData.read(
                                                null,
                                                classes,
                                                LabelBudget.ALL,
                                                PREPROCESSING,
                                                1,
                                                planes,
                                                ProgressListener.NONE))
                        .getMessage();
        assertTrue(message.contains("67 MB are needed, 65 MB are free"), message);
    }

    @Test
    void writesTheSplit() throws IOException {
        DataSplit split =
                read(segmentation(6, 1), classification("A", 3, "B", 3), LabelBudget.ALL, 1)
                        .split();
        Path file = folder.resolve("models/split.json");
        split.write(file);
        assertEquals(split, DataSplit.read(file));
        assertEquals(64, split.fingerprint().length());
        assertEquals(List.of("images/image007.png"), split.parts().get("segmentation/unlabeled"));
        Files.writeString(file, "{}");
        assertThrows(IOException.class, () -> DataSplit.read(file));
        Files.writeString(file, "no json");
        assertThrows(IOException.class, () -> DataSplit.read(file));
    }

    @Test
    void fingerprintsTheFilesWhereverTheyLie() throws IOException {
        Path here = segmentation(folder.resolve("here"), 5, 0);
        Path there = segmentation(folder.resolve("there"), 5, 0);
        String fingerprint = read(here, null, LabelBudget.ALL, 1).split().fingerprint();
        assertEquals(fingerprint, read(there, null, LabelBudget.ALL, 1).split().fingerprint());
        BufferedImage other = new BufferedImage(32, 10, BufferedImage.TYPE_BYTE_GRAY);
        for (int x = 0; x < 32; x++) other.getRaster().setSample(x, x % 7, 0, 37 * x);
        write(there.resolve("masks/image001.png"), other);
        assertNotEquals(fingerprint, read(there, null, LabelBudget.ALL, 1).split().fingerprint());
    }

    private static TrainingData read(Path masks, Path classes, LabelBudget budget, long seed)
            throws IOException {
        return TrainingData.read(
                masks, classes, budget, PREPROCESSING, seed, ProgressListener.NONE);
    }

    private static String refusal(Path masks, Path classes) {
        return assertThrows(IOException.class, () -> read(masks, classes, LabelBudget.ALL, 1))
                .toString();
    }

    private static void assertSummary(TrainingData data, String part) {
        String text = String.join("\n", data.summary());
        assertTrue(text.contains(part), text);
    }

    private static List<Path> files(List<Sample> samples) {
        return samples.stream().map(Sample::file).toList();
    }

    private Path segmentation(int labeled, int unlabeled) throws IOException {
        return segmentation(folder.resolve("segmentation"), labeled, unlabeled);
    }

    /** Images of 32 x 10 pixels; the mask of image k covers the leftmost k sixteenths. */
    private static Path segmentation(Path root, int labeled, int unlabeled) throws IOException {
        for (int k = 1; k <= labeled + unlabeled; k++) {
            String name = String.format(Locale.ROOT, "image%03d.png", k);
            image(root.resolve("images").resolve(name), k);
            if (k > labeled) continue;
            BufferedImage mask = new BufferedImage(32, 10, BufferedImage.TYPE_BYTE_GRAY);
            for (int y = 0; y < 10; y++)
                for (int x = 0; x < 32; x++)
                    mask.getRaster().setSample(x, y, 0, x < 2 * k ? 255 : 0);
            write(root.resolve("masks").resolve(name), mask);
        }
        return root;
    }

    private Path classification(String first, int firstCount, String second, int secondCount)
            throws IOException {
        return classification(
                folder.resolve("classification"), first, firstCount, second, secondCount);
    }

    private static Path classification(
            Path root, String first, int firstCount, String second, int secondCount)
            throws IOException {
        for (int k = 1; k <= firstCount; k++)
            image(root.resolve(first).resolve(String.format(Locale.ROOT, "image%03d.png", k)), k);
        for (int k = 1; k <= secondCount; k++)
            image(
                    root.resolve(second).resolve(String.format(Locale.ROOT, "image%03d.png", k)),
                    50 + k);
        return root;
    }

    private static void image(Path file, int number) throws IOException {
        BufferedImage image = new BufferedImage(32, 10, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 10; y++)
            for (int x = 0; x < 32; x++)
                image.getRaster().setSample(x, y, 0, (number * 7 + x * 5 + y * 3) % 256);
        write(file, image);
    }

    private static void write(Path file, BufferedImage image) throws IOException {
        Files.createDirectories(file.getParent());
        assertTrue(ImageIO.write(image, "png", file.toFile()));
    }
}
