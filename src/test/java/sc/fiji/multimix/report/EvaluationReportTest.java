// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.evaluation.CaseImages;
import sc.fiji.multimix.evaluation.ClassOutcome;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.evaluation.EvaluationSummary;
import sc.fiji.multimix.evaluation.FailedImage;
import sc.fiji.multimix.evaluation.MaskOutcome;
import sc.fiji.multimix.evaluation.Outcomes;
import sc.fiji.multimix.evaluation.TrainedImages;
import sc.fiji.multimix.image.PixelSize;
import sc.fiji.multimix.image.ResultFiles;
import sc.fiji.multimix.inference.Classification;
import sc.fiji.multimix.inference.Predictor;
import sc.fiji.multimix.inference.TestFiles;
import sc.fiji.multimix.inference.TestPredictor;
import sc.fiji.multimix.metrics.BoundaryDistances;
import sc.fiji.multimix.model.ModelFixture;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.progress.ProgressListener;

class EvaluationReportTest {
    @TempDir private static Path folder;
    private static Path output;
    private static String page;

    private final Path plots = output.resolve("plots");

    @BeforeAll
    static void write() throws IOException {
        List<MaskOutcome> masks = new ArrayList<>();
        List<ClassOutcome> classes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            masks.add(mask("=" + i + ".tif", i));
            classes.add(classified((i % 2 == 0 ? "A/" : "B/") + i + ".tif", i));
        }
        output = folder.resolve("report");
        List<FailedImage> failures =
                List.of(
                        new FailedImage("=x.tif", Path.of("=x.tif"), true, 2, -1, "It is, empty"),
                        new FailedImage("B/x.tif", Path.of("B/x.tif"), false, 4, 1, "Torn"));
        report(
                output,
                new Evaluation(Outcomes.CLASSES, masks, classes, failures),
                ProgressListener.NONE);
        page = Files.readString(output.resolve("report.html"));
    }

    private static MaskOutcome mask(String name, int i) throws IOException {
        return new MaskOutcome(
                name,
                image("images/" + name, i),
                image("masks/" + name, i),
                new PixelSize(0.5, 0.5, "mm"),
                0.8 + 0.01 * i,
                0.7,
                0.8,
                0.8,
                0.9,
                new BoundaryDistances(4 + i, 3, 1),
                new BoundaryDistances(2 + 0.5 * i, 1.5, 0.5),
                400,
                390 + i);
    }

    private static ClassOutcome classified(String name, int i) throws IOException {
        ClassOutcome outcome = Outcomes.classified(name, i % 2, 0.2f + 0.15f * i);
        return new ClassOutcome(name, image(name, i), outcome.label(), outcome.classification());
    }

    private static void report(Path output, Evaluation evaluation, ProgressListener listener)
            throws IOException {
        try (Predictor predictor = TestPredictor.of(NetworkOptions.multiMix(2, 2, 32, 0))) {
            EvaluationSummary summary =
                    EvaluationSummary.of(evaluation, 100, ProgressListener.NONE);
            ReportSubject subject =
                    new ReportSubject(
                            Path.of("a <b>.zip"),
                            ModelFixture.description(),
                            evaluation.masks().isEmpty() ? null : folder,
                            folder,
                            7,
                            new TrainedImages(8, 3, ""),
                            List.of("A note & more."),
                            "CPU");
            new EvaluationReport(subject, evaluation, summary, new CaseImages(predictor))
                    .write(output, listener);
        }
    }

    private static Evaluation oneClass() throws IOException {
        return new Evaluation(
                Outcomes.CLASSES, List.of(), List.of(classified("C/1.tif", 1)), List.of());
    }

    /** Noise with a bright square, of 0.5 mm per pixel. */
    private static Path image(String name, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        ByteProcessor pixels = new ByteProcessor(40, 36);
        for (int y = 10; y < 25 + seed; y++)
            for (int x = 10; x < 30; x++) pixels.set(x, y, 100 + random.nextInt(100));
        ImagePlus image = new ImagePlus(name, pixels);
        image.getCalibration().pixelWidth = 0.5;
        image.getCalibration().pixelHeight = 0.5;
        image.getCalibration().setUnit("mm");
        Path file = folder.resolve(name);
        ResultFiles.saveTiff(image, file);
        return file;
    }

    @Test
    void thePageNeedsNothingButItself() {
        String texts = page.replaceAll("data:image/png;base64,[A-Za-z0-9+/=]+", "DATA");
        assertFalse(texts.contains("http"), texts);
        assertFalse(texts.contains("<script") || texts.contains("<link"), texts);
        assertEquals(
                texts.split("<img ", -1).length, texts.split("src=\"DATA\"", -1).length, texts);
        assertTrue(texts.contains("Did the unlabeled images help in its training?"), texts);
        assertTrue(texts.contains("a &lt;b&gt;.zip") && texts.contains("A note &amp; more."));
    }

    @Test
    void thePageHasAllParts() {
        for (String part :
                List.of(
                        "Summary",
                        "Classification",
                        "Segmentation",
                        "Saliency maps",
                        "The model",
                        "Known limits",
                        "True class NORMAL",
                        ">Worst<",
                        ">Best<",
                        "2 images could not be evaluated",
                        "7 images of the segmentation folder without a mask",
                        "limits of agreement",
                        "mm²")) assertTrue(page.contains(part), part);
    }

    @Test
    void allPlotsAreThereAsPngAndSvg() throws IOException {
        List<String> wanted = new ArrayList<>();
        for (String name :
                List.of(
                        "bland_altman",
                        "confusion",
                        "dice",
                        "hausdorff",
                        "precision_recall",
                        "reliability",
                        "roc")) {
            wanted.add(name + ".png");
            wanted.add(name + ".svg");
        }
        assertEquals(wanted, TestFiles.list(plots));
        assertTrue(Files.readString(plots.resolve("hausdorff.svg")).contains(">Distance (mm)<"));
    }

    @Test
    void theFirstBoundariesStayWithTheirHeading() {
        String together = page.substring(page.indexOf("<div class=\"together\">"));
        int picture = together.indexOf("Boundaries of reference and prediction in");
        assertTrue(together.indexOf("<h2>Boundaries") < picture, together);
        assertTrue(together.indexOf("<h3>Worst") < picture, together);
        assertTrue(picture < together.indexOf("<h3>Median"), together);
        assertEquals(page.split("<div", -1).length, page.split("</div>", -1).length);
        assertTrue(page.contains(".together { break-inside: avoid; }"), page);
    }

    @Test
    void whatMustBeKnownFirstComesFirst() {
        int summary = page.indexOf("<h2>Summary</h2>");
        int failed = page.indexOf("2 images could not be evaluated and are in none");
        assertTrue(summary < page.indexOf("A note &amp; more.") && summary >= 0, page);
        assertTrue(summary < failed && failed < page.indexOf("with a reference mask"), page);
        assertTrue(page.contains("By name, 3 of the 8 test images trained or validated"), page);
        assertTrue(page.contains("from Wilson&#39;s formula"), page);
    }

    @Test
    void theNumbersAreJson() throws IOException {
        JsonObject json =
                JsonParser.parseString(Files.readString(output.resolve("metrics.json")))
                        .getAsJsonObject();
        assertEquals(3, json.get("trainedImages").getAsInt());
        JsonObject segmentation = json.getAsJsonObject("segmentation");
        assertEquals(4, segmentation.get("images").getAsInt());
        assertEquals(1, segmentation.get("failed").getAsInt());
        assertEquals(7, segmentation.get("withoutMask").getAsInt());
        JsonObject metrics = segmentation.getAsJsonObject("metrics");
        assertEquals("mm", metrics.getAsJsonObject("hausdorff").get("unit").getAsString());
        assertEquals(0.815, metrics.getAsJsonObject("dice").get("value").getAsDouble(), 1e-12);
        int count = 0;
        for (var row : json.getAsJsonObject("classification").getAsJsonArray("confusion"))
            for (var cell : row.getAsJsonArray()) count += cell.getAsInt();
        assertEquals(4, count);
    }

    @Test
    void theTableHasARowPerImageAndFailure() throws IOException {
        List<String> lines = Files.readAllLines(output.resolve("per_image.csv"));
        assertEquals(1 + 4 + 1 + 4 + 1, lines.size());
        int columns = lines.get(0).split(",", -1).length;
        for (String line : lines.subList(0, 11))
            assertEquals(columns, line.replace("is, empty", "").split(",", -1).length, line);
        assertTrue(lines.get(1).startsWith("segmentation,'=0.tif,"), lines.get(1));
        // failures keep their place and the label of their folder
        assertTrue(lines.get(3).startsWith("segmentation,'=x.tif,,"), lines.get(3));
        assertTrue(lines.get(3).endsWith(",\"It is, empty\""), lines.get(3));
        assertTrue(lines.get(4).startsWith("segmentation,'=2.tif,"), lines.get(4));
        assertTrue(lines.get(10).startsWith("classification,B/x.tif,PNEUMONIA,,"), lines.get(10));
        assertTrue(lines.get(10).endsWith(",Torn"), lines.get(10));
    }

    @Test
    void oneClassAloneLeavesOutWhatNeedsTwo() throws IOException {
        Path other = folder.resolve("one class");
        report(other, oneClass(), ProgressListener.NONE);
        assertEquals(
                List.of("confusion.png", "confusion.svg", "reliability.png", "reliability.svg"),
                TestFiles.list(other.resolve("plots")));
        String html = Files.readString(other.resolve("report.html"));
        assertTrue(html.contains("not defined"), html);
        JsonObject metrics =
                JsonParser.parseString(Files.readString(other.resolve("metrics.json")))
                        .getAsJsonObject()
                        .getAsJsonObject("classification")
                        .getAsJsonObject("metrics");
        assertTrue(metrics.getAsJsonObject("roc_auc").get("value").isJsonNull());
        for (String key : List.of("precision_NORMAL", "f1_PNEUMONIA", "average_precision_NORMAL"))
            assertTrue(metrics.getAsJsonObject(key).get("value").isJsonNull(), key);
        assertFalse(metrics.getAsJsonObject("accuracy").get("value").isJsonNull());
    }

    @Test
    void hostileNamesAreTextEverywhere() throws IOException {
        String script = "<img src=x onerror=alert(1)>\"'&";
        String formula = "=cmd|'/c calc'!A0";
        List<String> classNames = List.of(script, formula);
        List<ClassOutcome> classes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Classification predicted =
                    new Classification(classNames, List.of(0.2f + 0.2f * i, 0.8f - 0.2f * i));
            classes.add(
                    new ClassOutcome(
                            script + i + ".png",
                            image("hostile" + i + ".tif", i),
                            i % 2,
                            predicted));
        }
        Path other = folder.resolve("hostile");
        report(
                other,
                new Evaluation(
                        classNames,
                        List.of(mask(script + ".tif".replace('/', '-'), 1)),
                        classes,
                        List.of(new FailedImage(script, Path.of("x"), true, 2, -1, script))),
                ProgressListener.NONE);
        String html = Files.readString(other.resolve("report.html"));
        assertFalse(html.contains("<img src=x"), html);
        assertFalse(html.contains("onerror=alert(1)>"), html);
        assertTrue(html.contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;"), html);
        assertTrue(html.matches("(?s).*<img width=\"\\d+\" alt=\"[^\"<>]*\" src=\"data:.*"), html);
        for (String line : Files.readAllLines(other.resolve("per_image.csv")))
            for (String cell : line.split(",", -1)) assertFalse(cell.matches("\"?[=+@].*"), line);
        try (var plots = Files.list(other.resolve("plots"))) {
            for (Path svg : plots.filter(file -> file.toString().endsWith(".svg")).toList())
                assertFalse(Files.readString(svg).contains("<img"), svg.toString());
        }
    }

    @Test
    void aPictureThatCannotBeDrawnCostsOnlyItself() throws IOException {
        List<MaskOutcome> masks = new ArrayList<>();
        List<ClassOutcome> classes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            masks.add(mask("moved" + i + ".tif", i));
            classes.add(classified("D/moved" + i + ".tif", i));
        }
        Files.delete(masks.get(1).image());
        Files.delete(classes.get(0).image());
        Path other = folder.resolve("moved");
        report(
                other,
                new Evaluation(Outcomes.CLASSES, masks, classes, List.of()),
                ProgressListener.NONE);
        String html = Files.readString(other.resolve("report.html"));
        assertTrue(html.contains("Boundaries in moved1.tif: not shown: "), html);
        assertTrue(html.contains("Saliency map of D/moved0.tif: not shown: "), html);
        assertTrue(html.contains("<figcaption style=\"max-width:300px\">moved0.tif: Dice"), html);
        assertTrue(html.contains("Image and saliency map of D/moved1.tif"), html);
        assertEquals(1 + 2 + 2, Files.readAllLines(other.resolve("per_image.csv")).size());
        assertTrue(Files.size(other.resolve("metrics.json")) > 100);
    }

    @Test
    void aChartThatCannotBeDrawnIsReplacedByTheReason() {
        List<String> log = new ArrayList<>();
        Pictures pictures =
                new Pictures(
                        new ProgressListener() {
                            @Override
                            public void progress(String message, double fraction) {}

                            @Override
                            public void log(String line) {
                                log.add(line);
                            }
                        });
        Supplier<Figure> noFonts =
                () -> {
                    throw new InternalError("No fonts");
                };
        HtmlPage html = new HtmlPage("Charts");
        DrawnFigure.all(Map.of("ROC curves", noFonts), pictures).get(0).addTo(html);
        assertTrue(html.html().contains("ROC curves: not shown: java.lang.InternalError: No"));
        assertEquals(1, log.size());
    }

    @Test
    void distancesSayForHowManyImagesTheyAreDefined() throws IOException {
        Evaluation evaluation =
                Outcomes.masks(
                        Outcomes.mask("a", PixelSize.PIXELS, 4, 3),
                        Outcomes.mask("b", PixelSize.PIXELS, 4, 0));
        EvaluationSummary summary = EvaluationSummary.of(evaluation, 0, ProgressListener.NONE);
        String line = ScoreLines.of(evaluation, summary).get(0);
        assertTrue(line.endsWith(", defined for 1 of 2."), line);
        assertTrue(line.startsWith("Segmentation of 2 images: mean Dice 0."), line);
    }

    @Test
    void stacksAreAKnownLimit() {
        Evaluation stacks =
                new Evaluation(
                        Outcomes.CLASSES,
                        List.of(),
                        Outcomes.classes(new int[] {0}, 0.5f).classes(),
                        List.of(),
                        1);
        ReportSubject subject =
                new ReportSubject(
                        folder,
                        ModelFixture.description(),
                        null,
                        folder,
                        0,
                        new TrainedImages(1, 0, "there is no file both.split.json"),
                        List.of(),
                        "CPU");
        assertTrue(
                KnownLimits.of(subject, stacks)
                        .contains(
                                "1 image had several slices, of which only the first was"
                                        + " evaluated."));
    }

    @Test
    void aCancelLeavesNoFolder() throws IOException {
        Path other = folder.resolve("canceled");
        ProgressListener canceled =
                new ProgressListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public boolean isCanceled() {
                        return true;
                    }
                };
        Evaluation evaluation = oneClass();
        assertThrows(CancellationException.class, () -> report(other, evaluation, canceled));
        try (var entries = Files.list(folder)) {
            assertTrue(entries.noneMatch(file -> file.toString().contains("canceled")));
        }
    }
}
