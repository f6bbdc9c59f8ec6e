// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.progress.ProgressListener;

class SampleDataSetTest {
    private static final Path SHIPPED = Path.of("sample-data");

    @TempDir Path folder;

    @Test
    void writesTheShippedFolderAgainByteForByte() throws IOException {
        SampleDataSet.write(folder, SampleDataSet.IMAGES, SampleDataSet.SEED);
        List<String> names = files(SHIPPED);
        assertEquals(names, files(folder));
        for (String name : names) {
            byte[] expected = Files.readAllBytes(SHIPPED.resolve(name));
            byte[] found = Files.readAllBytes(folder.resolve(name));
            if (name.endsWith(".png")) assertArrayEquals(expected, found, name);
            else assertEquals(text(expected), text(found), name); // git may change line ends
        }
    }

    @Test
    void shippedFolderHasThePartsAndBalancedClasses() throws IOException {
        assertEquals(32, count("segmentation/images"));
        assertEquals(12, count("segmentation/masks"));
        assertEquals(12, count("segmentation/test/images"));
        assertEquals(12, count("segmentation/test/masks"));
        assertEquals(12, count("classification/NORMAL"));
        assertEquals(12, count("classification/PNEUMONIA"));
        assertEquals(48, count("classification/unlabeled"));
        assertEquals(12, count("classification/test/NORMAL"));
        assertEquals(12, count("classification/test/PNEUMONIA"));
    }

    @Test
    void everyMaskHasItsImage() throws IOException {
        for (String part : List.of("segmentation", "segmentation/test")) {
            Path images = SHIPPED.resolve(part).resolve("images");
            for (String mask : files(SHIPPED.resolve(part).resolve("masks")))
                assertTrue(Files.exists(images.resolve(mask)), mask);
        }
    }

    @Test
    void noTwoFilmsAreEqual() throws IOException {
        Set<String> seen = new HashSet<>();
        for (String name : files(SHIPPED))
            if (name.endsWith(".png"))
                assertTrue(
                        seen.add(Arrays.toString(Files.readAllBytes(SHIPPED.resolve(name)))),
                        name + " is there twice");
    }

    @Test
    void anotherSeedGivesOtherPatients() throws IOException {
        SampleDataSet.write(folder.resolve("a"), 24, 1);
        SampleDataSet.write(folder.resolve("b"), 24, 2);
        String film = "segmentation/images/film-0001.png";
        assertFalse(
                Arrays.equals(
                        Files.readAllBytes(folder.resolve("a").resolve(film)),
                        Files.readAllBytes(folder.resolve("b").resolve(film))));
    }

    @Test
    void everyNumberOfImagesIsDividedWithoutRest() {
        for (int images = SampleCounts.LEAST; images < 500; images++) {
            SampleCounts counts = SampleCounts.of(images);
            int[] parts = {
                counts.masks(), counts.withoutMask(), counts.testMasks(),
                counts.labels(), counts.unlabeled(), counts.testLabels()
            };
            assertEquals(images, Arrays.stream(parts).sum());
            assertTrue(Arrays.stream(parts).min().orElseThrow() >= 4, images + " images");
            assertEquals(0, counts.labels() % 2 + counts.testLabels() % 2);
        }
        assertEquals(new SampleCounts(12, 20, 12, 24, 48, 24), SampleCounts.of(140));
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Path own = Files.writeString(folder.resolve("own.txt"), "precious");
        IOException error =
                assertThrows(IOException.class, () -> SampleDataSet.write(folder, 24, 1));
        assertTrue(error.getMessage().contains(folder.toString()), error.getMessage());
        assertTrue(error.getMessage().contains("not empty"), error.getMessage());
        assertEquals(List.of("own.txt"), files(folder));
        assertTrue(
                assertThrows(IOException.class, () -> SampleDataSet.write(own, 24, 1))
                        .getMessage()
                        .contains("it is a file"));
    }

    @Test
    void tooFewAndTooManyImagesAreRefusedBeforeAnythingIsWritten() {
        Path output = folder.resolve("new");
        for (int images : new int[] {-1, 0, 23, 100_001})
            assertTrue(
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> SampleDataSet.write(output, images, 1))
                            .getMessage()
                            .contains("but " + images));
        assertFalse(Files.exists(output));
    }

    @Test
    void canBeCanceled() {
        ProgressListener canceled =
                new ProgressListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public boolean isCanceled() {
                        return true;
                    }
                };
        assertThrows(
                CancellationException.class, () -> SampleDataSet.write(folder, 24, 1, canceled));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static int count(String part) throws IOException {
        try (Stream<Path> content = Files.list(SHIPPED.resolve(part))) {
            return (int) content.count();
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> content = Files.walk(folder)) {
            return content.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
