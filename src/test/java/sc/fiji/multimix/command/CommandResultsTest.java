// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.ResultsTable;
import ij.process.ImageStatistics;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleService;
import sc.fiji.multimix.image.ImageFile;

/** Each command on the sample data, with a small model that one of them trains. */
@ResourceLock("ImageJ")
class CommandResultsTest {
    private static final File SEGMENTATION = new File("sample-data/segmentation");
    private static final File CLASSIFICATION = new File("sample-data/classification");

    @TempDir private static Path folder;
    private static File model;
    private static CommandModule training;

    @BeforeAll
    static void train() throws Exception {
        model = folder.resolve("new folder/model.zip").toFile();
        training =
                run(
                        TrainCommand.class,
                        "segmentation",
                        SEGMENTATION,
                        "classification",
                        CLASSIFICATION,
                        "model",
                        model,
                        "resolution",
                        32,
                        "width",
                        2,
                        "batch",
                        2,
                        "epochs",
                        1);
    }

    @Test
    void trainSavesTheModelAndNeedsNoDisplay() {
        assertFalse(training.isCanceled(), training.getCancelReason());
        assertTrue(model.length() > 0);
        assertNull(training.getOutput("losses"));
    }

    @Test
    void segmentGivesAMaskLikeTheImage() throws Exception {
        ImagePlus image = film();
        image.getCalibration().pixelWidth = 0.4;
        image.getCalibration().setUnit("mm");
        CommandModule run = run(SegmentCommand.class, "image", image, "model", model);
        ImagePlus mask = (ImagePlus) run.getOutput("mask");
        assertEquals(image.getTitle(), mask.getTitle());
        assertEquals(image.getWidth(), mask.getWidth());
        assertEquals(image.getHeight(), mask.getHeight());
        assertEquals(8, mask.getBitDepth());
        assertEquals(0.4, mask.getCalibration().pixelWidth);
        int[] histogram = mask.getProcessor().getHistogram();
        assertEquals(mask.getWidth() * mask.getHeight(), histogram[0] + histogram[255]);
        assertNull(run.getOutput("map"));
        assertNull(image.getOverlay());
    }

    @Test
    void segmentGivesTheProbabilityOnRequest() throws Exception {
        CommandModule run =
                run(SegmentCommand.class, "image", film(), "model", model, "probability", true);
        ImagePlus map = (ImagePlus) run.getOutput("map");
        assertEquals(32, map.getBitDepth());
        ImageStatistics values = map.getStatistics();
        assertTrue(values.min >= 0 && values.max <= 1 && values.max > values.min);
    }

    @Test
    void segmentTakesTheThreshold() throws Exception {
        CommandModule run =
                run(
                        SegmentCommand.class,
                        "image",
                        film(),
                        "model",
                        model,
                        "probability",
                        true,
                        "threshold",
                        0.3);
        ImagePlus mask = (ImagePlus) run.getOutput("mask");
        float[] map = (float[]) ((ImagePlus) run.getOutput("map")).getProcessor().getPixels();
        for (int i = 0; i < map.length; i++)
            assertEquals(map[i] >= 0.3 ? 255 : 0, mask.getProcessor().get(i));
    }

    @Test
    void segmentMeasuresEachSliceOnRequest() throws Exception {
        ImagePlus stack = stack();
        stack.getCalibration().pixelWidth = 0.4;
        stack.getCalibration().pixelHeight = 0.2;
        stack.getCalibration().setUnit("mm");
        ResultsTable results = ResultsTable.getResultsTable();
        int row = results.size();
        CommandModule run =
                run(SegmentCommand.class, "image", stack, "model", model, "measure", true);
        ImagePlus mask = (ImagePlus) run.getOutput("mask");
        assertEquals(row + 2, results.size());
        for (int slice = 1; slice <= 2; slice++, row++) {
            int foreground = mask.getStack().getProcessor(slice).getHistogram()[255];
            assertEquals(stack.getTitle(), results.getStringValue("image", row));
            assertEquals(slice, results.getValue("slice", row));
            assertEquals(foreground * 0.08, results.getValue("area", row), 1e-9);
            assertEquals(
                    (double) foreground / (mask.getWidth() * mask.getHeight()),
                    results.getValue("fraction", row));
            assertEquals(foreground > 0, results.getValue("perimeter", row) > 0);
            assertEquals("mm", results.getStringValue("unit", row));
        }
    }

    @Test
    void segmentPutsItsRoisIntoTheOverlayWhereThereIsNoManager() throws Exception {
        ImagePlus image = film();
        CommandModule run =
                run(
                        SegmentCommand.class,
                        "image",
                        image,
                        "model",
                        model,
                        "rois",
                        true,
                        "threshold",
                        1e-9); // all is foreground
        assertFalse(run.isCanceled(), run.getCancelReason());
        assertEquals(1, image.getOverlay().size());
        assertEquals(image.getWidth(), image.getOverlay().get(0).getBounds().width);
    }

    @Test
    void overlaysOfASecondRunTakeThePlaceOfTheFirst() throws Exception {
        ImagePlus image = film();
        for (int run = 0; run < 2; run++) {
            run(
                    SegmentCommand.class,
                    "image",
                    image,
                    "model",
                    model,
                    "overlay",
                    true,
                    "threshold",
                    1e-9);
            run(SaliencyCommand.class, "image", image, "model", model, "overlay", true);
            assertEquals(2, image.getOverlay().size());
        }
    }

    @Test
    void previewOutlinesTheCurrentSliceAndGoesWithTheDialog() throws Exception {
        ImagePlus stack = stack();
        stack.setSlice(2);
        Overlay own = new Overlay(new Roi(1, 1, 3, 3));
        stack.setOverlay(own);
        CommandService commands = Contexts.current().service(CommandService.class);
        ModuleService modules = Contexts.current().service(ModuleService.class);
        Module module = modules.createModule(commands.getCommand(SegmentCommand.class));
        BlockingQueue<String> status = new LinkedBlockingQueue<>();
        ((SegmentCommand) module.getDelegateObject()).setStatus(status::add);
        module.setInput("image", stack);
        module.setInput("threshold", 1e-9);
        module.setInput("preview", true);
        module.preview();
        awaitStatus(status, "No preview: 'model' is empty.");
        module.setInput("model", model);
        module.preview();
        awaitStatus(status, "Preview of the current slice.");
        Overlay shown = stack.getOverlay();
        assertEquals(2, shown.size());
        assertEquals(2, shown.get(1).getPosition());
        assertEquals(stack.getWidth(), shown.get(1).getBounds().width);
        module.cancel();
        assertSame(own, stack.getOverlay());
        assertEquals(1, own.size());
    }

    private static void awaitStatus(BlockingQueue<String> status, String start)
            throws InterruptedException {
        String last = "";
        while (last != null && !last.startsWith(start)) last = status.poll(2, TimeUnit.MINUTES);
        assertTrue(last != null, "never said: " + start);
    }

    @Test
    void imageCommandsLeaveSelectionAndOverlayAlone() throws Exception {
        ImagePlus image = film();
        Roi selection = new Roi(10, 20, 30, 40);
        image.setRoi(selection);
        Overlay overlay = new Overlay(new Roi(0, 0, 5, 5));
        image.setOverlay(overlay);
        byte[] before = ((byte[]) image.getProcessor().getPixels()).clone();
        run(SegmentCommand.class, "image", image, "model", model, "overlay", false);
        run(SaliencyCommand.class, "image", image, "model", model, "overlay", true);
        assertSame(selection, image.getRoi());
        assertSame(overlay, image.getOverlay());
        assertEquals(2, overlay.size());
        assertTrue(java.util.Arrays.equals(before, (byte[]) image.getProcessor().getPixels()));
    }

    @Test
    void imageCommandsTakeEverySliceOfAStack() throws Exception {
        ImagePlus stack = stack();
        for (Class<? extends Command> command :
                List.of(SegmentCommand.class, SaliencyCommand.class)) {
            CommandModule run = run(command, "image", stack, "model", model);
            String output = command == SegmentCommand.class ? "mask" : "saliency";
            assertEquals(2, ((ImagePlus) run.getOutput(output)).getStackSize());
        }
        int rows = ResultsTable.getResultsTable().size();
        run(ClassifyCommand.class, "image", stack, "model", model);
        assertEquals(rows + 2, ResultsTable.getResultsTable().size());
    }

    @Test
    void showNetworkInputGivesTheImageAsTheNetworkSeesIt() throws Exception {
        CommandModule run = run(ShowNetworkInputCommand.class, "image", film(), "model", model);
        ImagePlus input = (ImagePlus) run.getOutput("input");
        assertEquals(8, input.getBitDepth());
        assertEquals(input.getWidth(), input.getHeight());
        assertTrue(input.getTitle().endsWith("-network-input"), input.getTitle());
    }

    @Test
    void classifyAppendsARowToResults() throws Exception {
        ResultsTable results = ResultsTable.getResultsTable();
        results.addRow();
        results.addValue("Area", 7);
        int row = results.size();
        ImagePlus image = film();
        run(ClassifyCommand.class, "image", image, "model", model);
        assertEquals(row + 1, results.size());
        assertEquals(7, results.getValue("Area", row - 1));
        assertEquals(image.getTitle(), results.getStringValue("image", row));
        assertEquals(1, results.getValue("slice", row));
        double normal = results.getValue("p_NORMAL", row);
        double pneumonia = results.getValue("p_PNEUMONIA", row);
        assertEquals(1, normal + pneumonia, 1e-5); // two rounded floats
        assertEquals(Math.max(normal, pneumonia), results.getValue("confidence", row));
        assertEquals(
                normal > pneumonia ? "NORMAL" : "PNEUMONIA", results.getStringValue("class", row));
        assertEquals("", results.getStringValue("warning", row));
    }

    @Test
    void whatACommandDoesNotMeasureIsNoZeroInItsRows() throws Exception {
        ResultsTable results = ResultsTable.getResultsTable();
        results.reset();
        results.addRow(); // as Measure does
        results.addValue("Mean", 7);
        results.setNaNEmptyCells(false);
        ImagePlus image = film();
        run(ClassifyCommand.class, "image", image, "model", model);
        run(SegmentCommand.class, "image", image, "model", model, "measure", true);
        run(ExplainCommand.class, "image", image, "model", model, "samples", 1);
        run(ClassifyCommand.class, "image", image, "model", model);
        assertEquals(1 + 1 + 1 + 3 + 1, results.size());
        assertEquals(7, results.getValue("Mean", 0));
        List<String> classify = List.of("class", "confidence", "p_NORMAL", "p_PNEUMONIA");
        List<String> segment = List.of("area", "fraction", "perimeter", "unit");
        List<String> explain = List.of("probability", "method", "inside_mask", "noise_change");
        for (int row : new int[] {1, 6}) {
            assertNotMeasured(results, row, segment);
            assertNotMeasured(results, row, explain);
            assertNotMeasured(results, row, List.of("Mean", "evidence"));
            assertTrue(results.getValue("confidence", row) > 0);
            assertEquals("", results.getStringValue("warning", row));
        }
        assertNotMeasured(results, 2, classify);
        assertNotMeasured(results, 2, explain);
        assertNotMeasured(results, 2, List.of("Mean", "evidence", "warning"));
        for (int row = 3; row < 6; row++) {
            assertNotMeasured(results, row, segment);
            assertNotMeasured(results, row, classify.subList(1, 4));
            assertNotMeasured(results, row, List.of("Mean"));
            assertEquals(results.getStringValue("class", 1), results.getStringValue("class", row));
        }
    }

    private static void assertNotMeasured(ResultsTable results, int row, List<String> columns) {
        for (String column : columns) {
            int index = results.getColumnIndex(column);
            assertTrue(Double.isNaN(results.getValueAsDouble(index, row)), column);
            boolean text =
                    List.of("class", "unit", "method", "evidence", "warning").contains(column);
            assertEquals(text ? "" : "NaN", results.getStringValue(index, row), column);
        }
    }

    @Test
    void saliencyIsOfTheImagesSizeAndOfTheClassNamed() throws Exception {
        CommandModule run =
                run(SaliencyCommand.class, "image", film(), "model", model, "target", "normal");
        ImagePlus map = (ImagePlus) run.getOutput("saliency");
        assertEquals(32, map.getBitDepth());
        assertEquals(film().getWidth(), map.getWidth());
        assertTrue(map.getStatistics().min >= 0 && map.getStatistics().max > 0);
    }

    @Test
    void saliencyRefusesAnUnknownClass() throws Exception {
        CommandModule run =
                run(SaliencyCommand.class, "image", film(), "model", model, "target", "CAT");
        assertEquals(
                "The model has no class 'CAT'. Its classes are: [NORMAL, PNEUMONIA].",
                run.getCancelReason());
    }

    @Test
    void explainGivesAMapAndARowPerMethod() throws Exception {
        ResultsTable results = ResultsTable.getResultsTable();
        int row = results.size();
        ImagePlus image = film();
        CommandModule run = run(ExplainCommand.class, "image", image, "model", model, "samples", 2);
        assertFalse(run.isCanceled(), run.getCancelReason());
        ImagePlus maps = (ImagePlus) run.getOutput("explanation");
        assertEquals(32, maps.getBitDepth());
        assertEquals(image.getWidth(), maps.getWidth());
        assertEquals(3, maps.getStackSize());
        assertEquals(row + 3, results.size());
        List<String> methods = List.of("Gradient", "SmoothGrad", "Grad-CAM");
        for (int i = 0; i < 3; i++) {
            assertEquals(image.getTitle(), results.getStringValue("image", row + i));
            assertEquals(methods.get(i), results.getStringValue("method", row + i));
            String label = maps.getStack().getSliceLabel(i + 1);
            String start = methods.get(i) + ", " + results.getStringValue("class", row + i);
            assertTrue(label.startsWith(start) && label.endsWith(image.getTitle()), label);
            String evidence = results.getStringValue("evidence", row + i);
            assertEquals(
                    !evidence.isEmpty(),
                    label.contains(", OUTSIDE THE MASK, ") || label.contains(" IS EMPTY, "),
                    label + " / " + evidence);
        }
        double inside = results.getValue("inside_mask", row);
        double area = results.getValue("mask_area", row);
        assertTrue(inside >= 0 && inside <= 1 && area >= 0 && area <= 1);
        if (area > 0) assertEquals(inside / area, results.getValue("inside_by_area", row), 1e-9);
        assertNull(image.getOverlay());
    }

    @Test
    void explainSaysThatAnImageIsInverted() throws Exception {
        ResultsTable results = ResultsTable.getResultsTable();
        int row = results.size();
        ImagePlus inverted = film().duplicate();
        inverted.getProcessor().invert();
        run(ExplainCommand.class, "image", inverted, "model", model, "samples", 1);
        for (int i = 0; i < 3; i++) {
            String warning = results.getStringValue("warning", row + i);
            assertTrue(warning.contains("looks inverted against the training images"), warning);
        }
    }

    @Test
    void explainTakesEverySliceOfAStackAndTheClassNamed() throws Exception {
        ImagePlus stack = film().duplicate();
        stack.getStack().addSlice(film().getProcessor());
        stack.setStack(stack.getStack());
        CommandModule run =
                run(
                        ExplainCommand.class,
                        "image",
                        stack,
                        "model",
                        model,
                        "target",
                        "normal",
                        "samples",
                        1);
        ImagePlus maps = (ImagePlus) run.getOutput("explanation");
        assertEquals(3, maps.getNSlices());
        assertEquals(2, maps.getNFrames());
        String label = maps.getStack().getSliceLabel(6);
        assertTrue(label.startsWith("Grad-CAM, NORMAL, "), label);
        assertTrue(label.contains("slice 2"), label);
    }

    @Test
    void explainRefusesWhatIsOutOfRangeAndAnUnknownClass() throws Exception {
        CommandModule none =
                run(ExplainCommand.class, "image", film(), "model", model, "samples", 0);
        assertTrue(none.getCancelReason().contains("from 1 to 1000"), none.getCancelReason());
        CommandModule cat =
                run(ExplainCommand.class, "image", film(), "model", model, "target", "CAT");
        assertEquals(
                "The model has no class 'CAT'. Its classes are: [NORMAL, PNEUMONIA].",
                cat.getCancelReason());
    }

    @Test
    void imageCommandsRefuseAFileThatIsNoModel() throws Exception {
        File other = new File("README.md");
        CommandModule run = run(SegmentCommand.class, "image", film(), "model", other);
        assertTrue(run.getCancelReason().contains("README.md"), run.getCancelReason());
    }

    @Test
    void analyzeFolderReportsABadFileAndGoesOn() throws Exception {
        Path input = Files.createDirectories(folder.resolve("mixed"));
        IJ.saveAsTiff(film(), input.resolve("good.tif").toString());
        Files.createFile(input.resolve("bad.png"));
        Path output = folder.resolve("results");
        CommandModule run = analyze(input, output);
        assertFalse(run.isCanceled(), run.getCancelReason());
        List<String> rows = Files.readAllLines(output.resolve("results.csv"));
        assertEquals(3, rows.size());
        assertTrue(rows.get(1).startsWith("bad.png,"), rows.get(1));
        assertTrue(rows.get(2).startsWith("good.tif,"), rows.get(2));
        assertTrue(Files.size(output.resolve("masks/good.png")) > 0);
    }

    @Test
    void analyzeFolderFailsIfNothingCouldBeAnalyzed() throws Exception {
        Path input = Files.createDirectories(folder.resolve("bad"));
        Files.createFile(input.resolve("bad.png"));
        CommandModule run = analyze(input, folder.resolve("nothing"));
        assertTrue(
                run.getCancelReason().startsWith("None of the 1 files could be analyzed"),
                run.getCancelReason());
    }

    @Test
    void evaluateWritesAReportAndKeepsAnother() throws Exception {
        Path output = folder.resolve("report");
        CommandModule run = evaluate(output);
        assertFalse(run.isCanceled(), run.getCancelReason());
        assertTrue(Files.size(output.resolve("report.html")) > 0);
        // 12 masks, 24 classes
        assertEquals(1 + 36, Files.readAllLines(output.resolve("per_image.csv")).size());
        assertNull(run.getOutput("roc"));
        byte[] page = Files.readAllBytes(output.resolve("report.html"));
        String reason = evaluate(output).getCancelReason();
        assertTrue(reason.contains("holds another report, which is kept"), reason);
        assertTrue(
                java.util.Arrays.equals(page, Files.readAllBytes(output.resolve("report.html"))));
    }

    private static CommandModule evaluate(Path output) throws Exception {
        return run(
                EvaluateCommand.class,
                "model",
                model,
                "segmentation",
                SEGMENTATION,
                "classification",
                CLASSIFICATION,
                "output",
                output.toFile(),
                "bootstrap",
                100);
    }

    @Test
    void sampleDataIsAsShippedWithItsSeed() throws Exception {
        Path output = folder.resolve("sample");
        CommandModule run = run(CreateSampleDataCommand.class, "output", output.toFile());
        assertFalse(run.isCanceled(), run.getCancelReason());
        Path shipped = Path.of("sample-data");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                assertEquals(
                        -1,
                        Files.mismatch(file, output.resolve(shipped.relativize(file))),
                        "" + file);
        }
    }

    private static CommandModule analyze(Path input, Path output) throws Exception {
        return run(
                AnalyzeFolderCommand.class,
                "input",
                input.toFile(),
                "output",
                output.toFile(),
                "model",
                model);
    }

    /** Two slices. */
    private static ImagePlus stack() {
        ImagePlus stack = film().duplicate();
        stack.getStack().addSlice(film().getProcessor());
        stack.setStack(stack.getStack());
        return stack;
    }

    @Test
    void commandLineOpensTheFilePrintsRowsAndWritesImages() throws Exception {
        ResultsTable.getResultsTable().reset();
        Path results = folder.resolve("results");
        Printed printed = segmentByLine(results, "overlay=true measure=true");
        String base = filmName();
        Path mask = results.resolve(base + "-mask.tif").toAbsolutePath();
        Path overlay = results.resolve(base + "-overlay.tif").toAbsolutePath();
        List<String> rows = printed.rows().lines().toList();
        assertEquals(2, rows.size(), rows.toString());
        assertEquals("image\tslice\tarea\tfraction\tperimeter\tunit", rows.get(0));
        assertTrue(rows.get(1).startsWith(base + ".png\t1\t"), rows.get(1));
        assertEquals(6, rows.get(1).split("\t", -1).length, rows.get(1));
        assertEquals(
                List.of("Mask: " + mask.getFileName(), "Overlay: " + overlay.getFileName()),
                printed.log().lines().toList());
        assertEquals(255, IJ.openImage(mask.toString()).getStatistics().min); // all foreground
        assertEquals(1, IJ.openImage(overlay.toString()).getOverlay().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mask", "probability", "overlay"})
    void commandLineReplacesNoFile(String ending) throws Exception {
        ResultsTable.getResultsTable().reset();
        Path results = Files.createDirectories(folder.resolve("with " + ending));
        Path mine = results.resolve(filmName() + "-" + ending + ".tif").toAbsolutePath();
        Files.writeString(mine, "mine");
        String options = "probability=true overlay=true measure=true";
        String message =
                assertThrows(CommandFailure.class, () -> segmentByLine(results, options))
                        .getMessage();
        assertEquals(
                "The file "
                        + mine
                        + " is there already and would be replaced. Move it, or run in another"
                        + " folder. Nothing was written.",
                message);
        assertEquals("mine", Files.readString(mine));
        try (Stream<Path> files = Files.list(results)) {
            assertEquals(List.of(mine), files.map(Path::toAbsolutePath).toList());
        }
    }

    @Test
    void commandLineMindsOnlyFilesThatItWouldWrite() throws Exception {
        Path results = Files.createDirectories(folder.resolve("with others"));
        Files.writeString(results.resolve(filmName() + "-probability.tif"), "mine");
        segmentByLine(results, "");
        assertTrue(Files.exists(results.resolve(filmName() + "-mask.tif")));
    }

    /** What a call printed. */
    private record Printed(String rows, String log) {}

    /** As {@code --run} in a folder does. */
    private static Printed segmentByLine(Path results, String options) throws CommandFailure {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        HeadlessImageJ.runCommand(
                "MultiMix Segment",
                "image=" + filmFile() + " model=[" + model + "] threshold=1e-9 " + options,
                new RunResults(
                        results,
                        new PrintStream(rows, true, UTF_8),
                        new PrintStream(log, true, UTF_8)));
        return new Printed(rows.toString(UTF_8), log.toString(UTF_8));
    }

    private static String filmName() {
        return ImageFile.baseName(filmFile().toPath());
    }

    private static ImagePlus film() {
        return IJ.openImage(filmFile().getPath());
    }

    private static File filmFile() {
        File[] films = new File(SEGMENTATION, "test/images").listFiles();
        java.util.Arrays.sort(films);
        return films[0];
    }

    private static CommandModule run(Class<? extends Command> command, Object... inputs)
            throws Exception {
        return Contexts.current().service(CommandService.class).run(command, true, inputs).get();
    }
}
