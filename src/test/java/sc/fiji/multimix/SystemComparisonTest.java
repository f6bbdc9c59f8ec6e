// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.comparison.ComparisonData;
import sc.fiji.multimix.comparison.ComparisonSummary;
import sc.fiji.multimix.comparison.Grid;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.phantom.SampleDataSet;
import sc.fiji.multimix.training.TrainingListener;
import sc.fiji.multimix.training.TrainingOptions;

/** A comparison with real trainings, as small as they can be. */
class SystemComparisonTest {
    private static final TrainingOptions OPTIONS =
            TinyTraining.OPTIONS.withWidth(2).withStepsPerEpoch(1);
    private static final Grid GRID = Grid.parse("U-Net,UMTL", "3", "4", 1);

    @TempDir static Path folder;
    private static Path data;

    @BeforeAll
    static void write() throws IOException {
        data = folder.resolve("data");
        SampleDataSet.write(data, TinyTraining.FILMS, 1);
    }

    private static ComparisonData data(boolean cross) {
        Path masks = data.resolve("segmentation");
        Path classes = data.resolve("classification");
        return new ComparisonData(masks, classes, cross ? masks : null, cross ? classes : null);
    }

    @Test
    void systemsAreTrainedTestedAndWrittenOnce() throws IOException {
        Path output = folder.resolve("comparison");
        TinyTraining listener = new TinyTraining();
        ComparisonSummary summary = MultiMix.compare(data(true), output, GRID, OPTIONS, listener);
        assertEquals(2, summary.cells());
        assertEquals(0, summary.failures(), listener.lines().toString());

        List<String> lines = Files.readAllLines(output.resolve("tables/cells.csv"));
        List<String> head = List.of(lines.get(0).split(","));
        assertEquals(1 + 2 * 2, lines.size());
        String[] uNet = lines.get(1).split(",", -1);
        String[] umtl = lines.get(3).split(",", -1);
        assertEquals("U-Net", uNet[0]);
        assertEquals("", uNet[head.indexOf("accuracy")]);
        double dice = Double.parseDouble(umtl[head.indexOf("dice")]);
        double jaccard = Double.parseDouble(umtl[head.indexOf("jaccard")]);
        assertTrue(0 < jaccard && jaccard < dice && dice < 1, lines.get(3));
        double accuracy = Double.parseDouble(umtl[head.indexOf("accuracy")]);
        assertTrue(accuracy >= 0 && accuracy <= 1, lines.get(3));
        // the other source is the same here
        assertEquals(
                lines.get(3).replace("in-domain", ""), lines.get(4).replace("cross-domain", ""));

        Path model = output.resolve("cells/UMTL-masks3-labels4-repeat1/model.zip");
        try (MultiMix multimix = MultiMix.load(model, DeviceChoice.CPU)) {
            assertEquals(List.of("NORMAL", "PNEUMONIA"), multimix.classNames());
        }
        var time = Files.getLastModifiedTime(model);
        MultiMix.compare(data(true), output, GRID, OPTIONS, listener);
        assertEquals(time, Files.getLastModifiedTime(model));
    }

    @Test
    void allSystemsAndBudgetsTrainForTheSameNumberOfSteps() throws IOException {
        Path output = folder.resolve("equal steps");
        Path larger = folder.resolve("larger");
        for (String part : List.of("NORMAL", "PNEUMONIA", "test/NORMAL", "test/PNEUMONIA"))
            copy(data.resolve("classification").resolve(part), larger.resolve(part));
        for (String part : List.of("NORMAL", "PNEUMONIA", "unlabeled"))
            copy(data.resolve("classification").resolve(part), larger.resolve("unlabeled"));
        MultiMix.compare(
                new ComparisonData(data.resolve("segmentation"), larger, null, null),
                output,
                Grid.parse("U-Net,MultiMix", "2,3", "4", 1),
                OPTIONS.withStepsPerEpoch(0).withEpochs(2),
                new TinyTraining());
        long classes = 0;
        for (String name : List.of("NORMAL", "PNEUMONIA", "unlabeled"))
            classes += count(larger.resolve(name));
        long masks = count(data.resolve("segmentation/images"));
        assertTrue(ceil(masks) < ceil(classes), masks + " and " + classes + " images");
        long perEpoch = ceil(classes);
        List<String> lines = Files.readAllLines(output.resolve("tables/cells.csv"));
        List<String> head = List.of(lines.get(0).split(",", -1));
        assertEquals(1 + 2 * 2, lines.size());
        for (String line : lines.subList(1, lines.size()))
            assertEquals(
                    Long.toString(2 * perEpoch), line.split(",", -1)[head.indexOf("steps")], line);
        for (String cell : List.of("U-Net-masks2-repeat1", "MultiMix-masks3-labels4-repeat1"))
            assertTrue(
                    Files.readString(output.resolve("cells").resolve(cell).resolve("log.txt"))
                            .contains("2 epochs of " + perEpoch + " steps."),
                    cell);
        String json = Files.readString(output.resolve("comparison.json"));
        assertTrue(json.contains("\"stepsPerEpoch\": " + perEpoch), json);
    }

    private static long ceil(long images) {
        return (images + OPTIONS.batch() - 1) / OPTIONS.batch();
    }

    private static long count(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return 0;
        try (var files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void usedAndValidatingImagesAreThoseOfTheTraining() throws IOException {
        Path output = folder.resolve("used");
        // all 4 masks are asked for, so some of them must validate
        MultiMix.compare(
                data(false), output, Grid.parse("U-Net", "4", "0", 1), OPTIONS, new TinyTraining());
        List<String> lines = Files.readAllLines(output.resolve("tables/cells.csv"));
        List<String> head = List.of(lines.get(0).split(",", -1));
        String[] row = lines.get(1).split(",", -1);
        assertEquals("4", row[head.indexOf("masks")]);
        assertEquals("3", row[head.indexOf("used_masks")]);
        assertEquals("1", row[head.indexOf("validation_masks")]);
        assertEquals(row[head.indexOf("test_masks")], row[head.indexOf("dice_masks")]);
    }

    @Test
    void aCanceledTrainingLeavesNothingHalfAndIsDoneAnew() throws IOException {
        Path output = folder.resolve("canceled");
        AtomicBoolean canceled = new AtomicBoolean();
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void progress(String message, double fraction) {
                        if (message.contains("UMTL") && message.contains("epoch 1/1"))
                            canceled.set(true);
                    }

                    @Override
                    public boolean isCanceled() {
                        return canceled.get();
                    }
                };
        TrainingOptions longer = OPTIONS.withStepsPerEpoch(200);
        CancellationException e =
                assertThrows(
                        CancellationException.class,
                        () -> MultiMix.compare(data(false), output, GRID, longer, listener));
        assertTrue(e.getMessage().contains("1 of 2 trainings are finished"), e.getMessage());
        try (var cells = Files.list(output.resolve("cells"))) {
            assertEquals(List.of(output.resolve("cells/U-Net-masks3-repeat1")), cells.toList());
        }
        canceled.set(false);
        assertEquals(
                0,
                MultiMix.compare(data(false), output, GRID, longer, new TinyTraining()).failures());
    }

    @Test
    void whatCannotBeComparedIsRefusedBeforeAnythingIsTrained() throws IOException {
        assertRefused(
                () -> compare(data(false), Grid.parse("all", "9", "4", 1), OPTIONS),
                "'masks' has the entry 9",
                "from 1 to 4");
        assertRefused(
                () -> compare(data(false), Grid.parse("all", "0", "1", 1), OPTIONS),
                "'labels' has the entry 1",
                "from 2 to");
        Path noTest = Files.createDirectories(folder.resolve("no test"));
        for (String part : List.of("images", "masks"))
            copy(data.resolve("segmentation").resolve(part), noTest.resolve(part));
        assertRefused(
                () ->
                        compare(
                                new ComparisonData(noTest, null, null, null),
                                Grid.parse("U-Net", "0", "0", 1),
                                OPTIONS),
                "has no part 'test'",
                noTest.toString());
        Path oneClass = folder.resolve("one class");
        copy(data.resolve("classification/NORMAL"), oneClass.resolve("NORMAL"));
        ComparisonData lacking =
                new ComparisonData(null, data.resolve("classification"), null, oneClass);
        assertRefused(
                () -> compare(lacking, Grid.parse("Enc", "0", "0", 1), OPTIONS),
                "No test images of the class PNEUMONIA");
        assertRefused(
                () ->
                        MultiMix.compare(
                                data(false),
                                data.resolve("segmentation/results"),
                                GRID,
                                OPTIONS,
                                new TinyTraining()),
                "lies inside the segmentation folder");
        Path link =
                Files.createSymbolicLink(folder.resolve("drive"), folder.resolve("disconnected"));
        assertRefused(
                () -> MultiMix.compare(data(false), link, GRID, OPTIONS, new TinyTraining()),
                link + " is in the way");
        assertFalse(Files.exists(folder.resolve("refused")));
    }

    private static void compare(ComparisonData given, Grid grid, TrainingOptions options)
            throws IOException {
        MultiMix.compare(given, folder.resolve("refused"), grid, options, new TinyTraining());
    }

    private static void assertRefused(Executable work, String... parts) {
        String message = assertThrows(Exception.class, work).getMessage();
        for (String part : parts) assertTrue(message.contains(part), message);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) Files.copy(file, to.resolve(file.getFileName()));
        }
    }
}
