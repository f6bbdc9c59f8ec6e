// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.inference.TestFiles;

class DataCheckTest {
    @TempDir private Path folder;
    private DataSetFolder set;

    @BeforeEach
    void makeDataSet() throws IOException {
        set = new DataSetFolder(folder);
    }

    @Test
    void findsNothingInCleanData() throws IOException {
        DataReport report = set.check();
        assertEquals(List.of(), report.problems());
        assertFalse(report.hasSevereProblems());
        assertEquals(folder, report.folder());
    }

    @Test
    void countsEachPart() throws IOException {
        Files.delete(set.classes("train", "B").resolve("0.png"));
        Files.delete(set.classes("train", "B").resolve("1.png"));
        List<PartReport> parts = set.check().parts();
        assertEquals(
                List.of(
                        "segmentation, training",
                        "segmentation, validation",
                        "segmentation, test",
                        "A, training",
                        "B, training",
                        "A, validation",
                        "B, validation",
                        "A, test",
                        "B, test"),
                parts.stream().map(PartReport::name).toList());
        assertEquals(
                List.of(10, 10, 10, 10, 8, 10, 10, 10, 10),
                parts.stream().map(PartReport::images).toList());
        assertEquals(10.0 / 18, parts.get(3).share(), 1e-12);
        assertEquals(8.0 / 18, parts.get(4).share(), 1e-12);
        assertEquals(6, parts.get(3).thumbnails().size());
    }

    @Test
    void tellsSizesDepthsAndGrayValues() throws IOException {
        Path images = set.classes("test", "A");
        BufferedImage wide = new BufferedImage(60, 40, BufferedImage.TYPE_USHORT_GRAY);
        for (int y = 0; y < 40; y++)
            for (int x = 0; x < 60; x++)
                wide.getRaster().setSample(x, y, 0, x > 15 && x < 45 && y > 9 ? 1000 : 10);
        DataSetFolder.write(wide, images.resolve("wide.png"));
        PartReport part = part(set.check(), "A, test");
        assertEquals("32 x 32 to 60 x 40 (2 sizes)", part.sizesInWords());
        assertEquals(Map.of("16-bit", 1L, "8-bit", 10L), part.depths());
        assertEquals("16-bit (1), 8-bit (10)", part.depthsInWords());
        assertEquals(10, part.min());
        assertEquals(1000, part.max());
        assertTrue(part.high() > 200 && part.high() < 220, "typical white " + part.high());
    }

    @Test
    void findsTheSamePictureInTrainingAndTestInAnotherFormat() throws IOException {
        Path image = set.classes("train", "A").resolve("3.png");
        Path copy = set.classes("test", "A").resolve("other.bmp");
        DataSetFolder.write(ImageIO.read(image.toFile()), copy);
        assertOnly(set.check(), ProblemKind.LEAK, List.of(image, copy));
    }

    @Test
    void findsTheSamePictureInTrainingAndValidation() throws IOException {
        Path image = set.images("train").resolve("3.png");
        Path copy = set.images("validation").resolve("other.png");
        Files.copy(image, copy);
        Files.copy(
                set.masks("train").resolve("3.png"), set.masks("validation").resolve("other.png"));
        assertOnly(set.check(), ProblemKind.LEAK, List.of(image, copy));
    }

    @Test
    void findsTheSamePictureInValidationAndTest() throws IOException {
        Path image = set.classes("validation", "B").resolve("3.png");
        Path copy = set.classes("test", "B").resolve("other.png");
        Files.copy(image, copy);
        assertOnly(set.check(), ProblemKind.LEAK, List.of(image, copy));
    }

    @Test
    void findsTheSamePictureCompressedResizedOrOfMoreBits() throws IOException {
        Path image = set.classes("train", "A").resolve("3.png");
        BufferedImage original = scaled(ImageIO.read(image.toFile()), 128);
        DataSetFolder.write(original, image);
        Path copy = set.classes("test", "A").resolve("other.jpg");
        DataSetFolder.write(original, copy);
        assertOnly(set.check(), ProblemKind.NEAR_LEAK, List.of(image, copy));
        Files.delete(copy);
        copy = set.classes("test", "A").resolve("other.png");
        DataSetFolder.write(scaled(original, 256), copy);
        assertOnly(set.check(), ProblemKind.NEAR_LEAK, List.of(image, copy));
        int side = original.getWidth();
        BufferedImage deep = new BufferedImage(side, side, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < side * side; i++)
            deep.getRaster()
                    .setSample(
                            i % side,
                            i / side,
                            0,
                            16 * original.getRaster().getSample(i % side, i / side, 0));
        DataSetFolder.write(deep, copy);
        Problem found =
                set.check().problems().stream()
                        .filter(problem -> problem.kind() == ProblemKind.NEAR_LEAK)
                        .findFirst()
                        .orElseThrow();
        assertEquals(List.of(List.of(image, copy)), found.files());
        assertTrue(
                found.sentence()
                        .startsWith(
                                "1 picture is nearly the same as another, one in training and one"
                                        + " in test (classification):"),
                found.sentence());
    }

    private static BufferedImage scaled(BufferedImage image, int side) {
        BufferedImage scaled = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, side, side, null);
        return scaled;
    }

    @Test
    void almostBlackPicturesAreNotTheSame() throws IOException {
        for (String part : new String[] {"train", "test"}) {
            BufferedImage spot = new BufferedImage(128, 128, BufferedImage.TYPE_BYTE_GRAY);
            for (int i = 0; i < 100; i++)
                spot.getRaster().setSample(20 * part.length() + i % 10, 9 + i / 10, 0, 250);
            DataSetFolder.write(spot, set.classes(part, "A").resolve("spot.png"));
        }
        assertTrue(
                set.check().problems().stream()
                        .noneMatch(problem -> problem.kind() == ProblemKind.NEAR_LEAK));
    }

    @Test
    void findsAPictureOfTwoClasses() throws IOException {
        Path image = set.classes("train", "A").resolve("3.png");
        Path copy = set.classes("train", "B").resolve("other.png");
        Files.copy(image, copy);
        assertOnly(set.check(), ProblemKind.DIFFERENT_CLASSES, List.of(image, copy));
    }

    @Test
    void findsAPictureWithTwoMasks() throws IOException {
        Path image = set.images("train").resolve("3.png");
        Path copy = set.images("train").resolve("other.png");
        Files.copy(image, copy);
        DataSetFolder.write(DataSetFolder.mask(5), set.masks("train").resolve("other.png"));
        assertOnly(set.check(), ProblemKind.DIFFERENT_MASKS, List.of(image, copy));
    }

    @Test
    void notesAPictureTwiceInTraining() throws IOException {
        Path image = set.classes("train", "A").resolve("3.png");
        Path copy = set.classes("train", "A").resolve("other.png");
        Files.copy(image, copy);
        DataReport report = set.check();
        assertOnly(report, ProblemKind.DUPLICATE, List.of(image, copy));
        assertFalse(report.hasSevereProblems());
    }

    @Test
    void notesAPictureThatOneTaskTestsAndTheOtherTrains() throws IOException {
        Path image = set.images("train").resolve("3.png");
        Path copy = set.classes("test", "A").resolve("other.png");
        Files.copy(image, copy);
        assertOnly(set.check(), ProblemKind.OTHER_TASK, List.of(image, copy));
    }

    @Test
    void findsAnEmptyMask() throws IOException {
        assertMask(DataSetFolder.mask(0), ProblemKind.MASK_IS_EMPTY);
    }

    @Test
    void findsAMaskOfEverything() throws IOException {
        assertMask(DataSetFolder.mask(100), ProblemKind.MASK_IS_FULL);
    }

    @Test
    void findsATinyMask() throws IOException {
        BufferedImage mask = DataSetFolder.mask(0);
        mask.getRaster().setSample(9, 9, 0, 255);
        assertMask(mask, ProblemKind.MASK_IS_TINY);
    }

    @Test
    void findsAMaskOfManyGrayValues() throws IOException {
        BufferedImage mask = DataSetFolder.mask(8);
        mask.getRaster().setSample(1, 1, 0, 3); // as JPEG compression leaves them
        assertMask(mask, ProblemKind.MASK_IS_GRAY);
    }

    @Test
    void takesAnyOneValueForABinaryMask() throws IOException {
        BufferedImage mask = DataSetFolder.mask(8);
        change(mask, gray -> gray == 0 ? 0 : 7);
        DataSetFolder.write(mask, set.masks("test").resolve("3.png"));
        assertEquals(List.of(), set.check().problems());
    }

    @Test
    void findsAMaskThatIsItsImage() throws IOException {
        BufferedImage image = ImageIO.read(set.images("test").resolve("3.png").toFile());
        assertMask(image, ProblemKind.MASK_IS_IMAGE);
    }

    @Test
    void findsATestFileThatIsBroken() throws IOException {
        Path broken = set.classes("test", "A").resolve("broken.png");
        Files.write(broken, new byte[] {1, 2, 3});
        DataReport report = set.check();
        assertOnly(report, ProblemKind.UNREADABLE, List.of(broken));
        assertEquals(10, part(report, "A, test").images());
    }

    @Test
    void takesTheFirstSliceOfATestStackAsTheTestDoes() throws IOException {
        TestFiles.stack(set.classes("test", "A").resolve("stack.tif"), 32, 32, 2);
        DataReport report = set.check();
        assertTrue(
                report.problems().stream().noneMatch(p -> p.kind() == ProblemKind.UNREADABLE),
                report.problems().toString());
        assertEquals(11, part(report, "A, test").images());
    }

    @Test
    void findsAnInvertedImage() throws IOException {
        assertImage(image -> change(image, gray -> 255 - gray), ProblemKind.INVERTED);
    }

    @Test
    void findsAnInvertedClass() throws IOException {
        for (String part : List.of("train", "validation", "test"))
            for (int i = 0; i < 10; i++) {
                Path file = set.classes(part, "B").resolve(i + ".png");
                BufferedImage image = ImageIO.read(file.toFile());
                change(image, gray -> 255 - gray);
                DataSetFolder.write(image, file);
            }
        List<Problem> problems = set.check().problems();
        assertEquals(
                List.of(ProblemKind.CLASS_IS_INVERTED),
                problems.stream().map(Problem::kind).toList());
        assertTrue(problems.get(0).sentence().startsWith("The images of A look inverted"));
    }

    @Test
    void findsANearlyBlackImage() throws IOException {
        assertImage(image -> change(image, gray -> gray / 30), ProblemKind.DARK);
    }

    @Test
    void findsImagesTooSmallForTheNetwork() throws IOException {
        Path small = set.images("train").resolve("3.png");
        BufferedImage image = ImageIO.read(small.toFile());
        DataSetFolder.write(image.getSubimage(8, 8, 15, 15), small);
        DataSetFolder.write(
                DataSetFolder.mask(8).getSubimage(8, 8, 15, 15),
                set.masks("train").resolve("3.png"));
        assertTrue(
                set.check().problems().stream().anyMatch(p -> p.kind() == ProblemKind.SMALL),
                "15 pixels are less than half of 32");
        assertEquals(
                List.of(),
                set.check(16).problems().stream()
                        .filter(p -> p.kind() == ProblemKind.SMALL)
                        .toList());
    }

    @Test
    void findsAPhotographInColor() throws IOException {
        Path file = set.classes("train", "A").resolve("3.png");
        BufferedImage gray = ImageIO.read(file.toFile());
        BufferedImage color = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 32; y++)
            for (int x = 0; x < 32; x++)
                color.setRGB(x, y, gray.getRaster().getSample(x, y, 0) << 8 | 60);
        DataSetFolder.write(color, file);
        assertOnly(set.check(), ProblemKind.COLORED, List.of(file));
    }

    @Test
    void takesGrayRgbForGray() throws IOException {
        Path file = set.classes("train", "A").resolve("3.png");
        BufferedImage gray = ImageIO.read(file.toFile());
        BufferedImage rgb = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        rgb.createGraphics().drawImage(gray, 0, 0, null);
        DataSetFolder.write(rgb, file);
        assertEquals(List.of(), set.check().problems());
    }

    @Test
    void notesMixedBitDepths() throws IOException {
        Path file = set.classes("train", "A").resolve("3.png");
        DataSetFolder.write(sixteen(ImageIO.read(file.toFile())), file);
        assertOnly(set.check(), ProblemKind.MIXED_DEPTHS, List.of(file));
    }

    @Test
    void findsABitDepthThatTellsTheClass() throws IOException {
        for (String part : List.of("train", "validation", "test"))
            for (int i = 0; i < 10; i++) {
                Path file = set.classes(part, "B").resolve(i + ".png");
                DataSetFolder.write(sixteen(ImageIO.read(file.toFile())), file);
            }
        assertEquals(
                List.of(ProblemKind.DEPTH_TELLS_CLASS),
                set.check().problems().stream().map(Problem::kind).toList());
    }

    @Test
    void findsClassesOutOfBalanceAndTooSmall() throws IOException {
        for (int i = 2; i < 10; i++) Files.delete(set.classes("train", "B").resolve(i + ".png"));
        assertEquals(
                List.of(ProblemKind.FEW_LABELS, ProblemKind.UNBALANCED),
                set.check().problems().stream().map(Problem::kind).toList());
    }

    @Test
    void findsTooFewValidationImages() throws IOException {
        Files.delete(set.images("validation").resolve("0.png"));
        Files.delete(set.masks("validation").resolve("0.png"));
        List<Problem> problems = set.check().problems();
        assertEquals(
                List.of(ProblemKind.FEW_VALIDATION), problems.stream().map(Problem::kind).toList());
        assertTrue(problems.get(0).sentence().startsWith("Only 9 images for validation"));
    }

    @Test
    void sortsTheWorstFirst() throws IOException {
        Path image = set.classes("train", "A").resolve("3.png");
        Files.copy(image, set.classes("train", "A").resolve("again.png")); // a note
        Files.copy(
                set.classes("train", "A").resolve("4.png"),
                set.classes("test", "A").resolve("leak.png"),
                StandardCopyOption.REPLACE_EXISTING);
        DataSetFolder.write(DataSetFolder.mask(0), set.masks("train").resolve("3.png"));
        DataReport report = set.check();
        assertEquals(
                List.of(Severity.SEVERE, Severity.WARNING, Severity.NOTE),
                report.problems().stream().map(Problem::severity).toList());
        assertTrue(report.hasSevereProblems());
    }

    /** Spoils one mask of the test part. */
    private void assertMask(BufferedImage mask, ProblemKind kind) throws IOException {
        Path file = set.masks("test").resolve("3.png");
        DataSetFolder.write(mask, file);
        assertOnly(set.check(), kind, List.of(file));
    }

    /** What spoils an image. */
    @FunctionalInterface
    private interface Spoiler {
        void spoil(BufferedImage image);
    }

    /** Spoils one training image. */
    private void assertImage(Spoiler spoiler, ProblemKind kind) throws IOException {
        Path file = set.classes("train", "A").resolve("3.png");
        BufferedImage image = ImageIO.read(file.toFile());
        spoiler.spoil(image);
        DataSetFolder.write(image, file);
        assertOnly(set.check(), kind, List.of(file));
    }

    private static void change(BufferedImage image, IntUnaryOperator gray) {
        for (int y = 0; y < image.getHeight(); y++)
            for (int x = 0; x < image.getWidth(); x++)
                image.getRaster()
                        .setSample(x, y, 0, gray.applyAsInt(image.getRaster().getSample(x, y, 0)));
    }

    private static BufferedImage sixteen(BufferedImage image) {
        BufferedImage deep = new BufferedImage(32, 32, BufferedImage.TYPE_USHORT_GRAY);
        for (int y = 0; y < 32; y++)
            for (int x = 0; x < 32; x++)
                deep.getRaster().setSample(x, y, 0, 100 * image.getRaster().getSample(x, y, 0));
        return deep;
    }

    private static void assertOnly(DataReport report, ProblemKind kind, List<Path> files) {
        assertEquals(List.of(kind), report.problems().stream().map(Problem::kind).toList());
        assertEquals(List.of(files), report.problems().get(0).files());
    }

    private static PartReport part(DataReport report, String name) {
        return report.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
