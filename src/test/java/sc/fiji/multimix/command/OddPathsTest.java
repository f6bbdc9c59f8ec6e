// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.measure.ResultsTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import sc.fiji.multimix.FileNameSupport;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.comparison.ComparisonData;
import sc.fiji.multimix.comparison.Grid;
import sc.fiji.multimix.image.ImageFile;
import sc.fiji.multimix.phantom.SampleDataSet;
import sc.fiji.multimix.review.ReviewCase;
import sc.fiji.multimix.review.ReviewTable;
import sc.fiji.multimix.training.TrainingListener;
import sc.fiji.multimix.training.TrainingOptions;

/**
 * All jobs, as {@code --run} and macros start them, on folders and files with odd names; none of
 * them changes anything beside its inputs.
 */
@ResourceLock("ImageJ")
class OddPathsTest {
    private static final int FILMS = 24;
    private static final List<String> NAMES = names();

    @TempDir private static Path root;
    private static Path data;
    private static Path films;
    private static Path results;
    private static String segmentation;
    private static String classification;
    private static String model;
    private static List<String> before;

    @BeforeAll
    static void train() throws Exception {
        FileNameSupport.require();
        Path base = root.resolve("Röntgen 日本語　画像 😀 [a [b]] 'c' #1 %20 & d=e; -f, " + apart("Ä"));
        for (int i = 0; i < 3; i++)
            base = base.resolve("a folder that makes a path longer ".repeat(3));
        data = base.resolve("-data");
        results = Files.createDirectories(base.resolve(".results"));
        SampleDataSet.write(data, FILMS, 1);
        renamePairs(data.resolve("segmentation"));
        films = data.resolve("films");
        copyFilms();
        before = listing(data);
        segmentation = option("segmentation", data.resolve("segmentation"));
        classification = option("classification", data.resolve("classification"));
        Path file = results.resolve("модель ünd 😀.zip");
        model = option("model", file);
        run(
                "MultiMix Train",
                segmentation + classification + model + "epochs=1 resolution=32 width=2 batch=2");
        assertTrue(Files.exists(file));
        assertTrue(Files.exists(results.resolve("модель ünd 😀.split.json")));
    }

    @Test
    void oneImageHasItsResultsNamedAfterIt() throws Exception {
        Path output = Files.createDirectories(results.resolve("run"));
        for (Path film : files(films)) {
            String image = option("image", film);
            run(output, "MultiMix Segment", image + model + "overlay=true measure=true");
            run(output, "MultiMix Saliency", image + model);
            String rows = run(output, "MultiMix Classify", image + model);
            assertTrue(rows.contains(film.getFileName().toString()), rows);
            for (String ending : List.of("-mask.tif", "-overlay.tif", "-saliency.tif"))
                ImageFile.open(output.resolve(ImageFile.baseName(film) + ending));
        }
        assertUntouched();
    }

    @Test
    void aFolderHasARowPerImageAndReviewFindsAllOfThem() throws Exception {
        Path output = results.resolve("analysis [1] 日本語");
        run(
                "MultiMix Analyze Folder",
                option("input", films) + option("output", output) + model + "saliency=true");
        ReviewTable table = ReviewTable.read(output, films);
        assertEquals(List.of(), table.cases().stream().filter(c -> !c.error().isEmpty()).toList());
        assertEquals(List.of(), table.missingImages());
        assertEquals(files(films), table.cases().stream().map(ReviewCase::image).sorted().toList());
        for (ReviewCase each : table.cases()) {
            ImageFile.open(each.mask());
            ImageFile.open(each.overlay());
        }
        run("MultiMix Review", option("results", output) + option("images", films));
        assertUntouched();
    }

    @Test
    void aReportIsWritten() throws Exception {
        Path output = results.resolve("report 'ü'");
        run(
                "MultiMix Evaluate",
                segmentation + classification + model + option("output", output) + "bootstrap=0");
        String page = Files.readString(output.resolve("report.html"));
        assertTrue(page.contains("модель ünd 😀"), "The report does not name its model");
        assertUntouched();
    }

    @Test
    void systemsAreCompared() throws Exception {
        Path output = results.resolve("Vergleich ü 😀");
        MultiMix.compare(
                new ComparisonData(data.resolve("segmentation"), null, null, null),
                output,
                Grid.parse("U-Net", "0", "0", 1),
                TrainingOptions.FAST
                        .withResolution(32)
                        .withWidth(2)
                        .withBatch(2)
                        .withEpochs(1)
                        .withStepsPerEpoch(1),
                TrainingListener.NONE);
        assertTrue(Files.exists(output.resolve("comparison.html")));
        assertUntouched();
    }

    private static void run(String command, String options) throws CommandFailure {
        run(results, command, options);
    }

    /** Returns the rows. */
    private static String run(Path output, String command, String options) throws CommandFailure {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        ResultsTable.getResultsTable().reset();
        HeadlessImageJ.runCommand(
                command,
                options,
                new RunResults(
                        output,
                        new PrintStream(rows, true, UTF_8),
                        new PrintStream(new ByteArrayOutputStream(), true, UTF_8)));
        return rows.toString(UTF_8);
    }

    private static String option(String key, Path path) {
        return key + "=[" + path + "] ";
    }

    /** A copy of a film for each odd name. */
    private static void copyFilms() throws IOException {
        List<Path> tests = files(data.resolve("segmentation/test/images"));
        Files.createDirectories(films);
        for (int i = 0; i < NAMES.size(); i++)
            Files.copy(tests.get(i % tests.size()), films.resolve(NAMES.get(i) + ".png"));
    }

    /** Images and their masks; the accents of masks are apart, as macOS writes them. */
    private static void renamePairs(Path folder) throws IOException {
        List<Path> masks = files(folder.resolve("masks"));
        for (int i = 0; i < Math.min(NAMES.size(), masks.size()); i++) {
            Path mask = masks.get(i);
            Path image = folder.resolve("images").resolve(mask.getFileName());
            Files.move(image, image.resolveSibling(NAMES.get(i) + ".png"));
            Files.move(mask, mask.resolveSibling(apart(NAMES.get(i)) + ".png"));
        }
    }

    private static String apart(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD);
    }

    private static List<String> names() {
        List<String> names =
                new ArrayList<>(
                        List.of(
                                "ärztö",
                                "two  words",
                                "-dash",
                                "日本語".repeat(25),
                                "x".repeat(200),
                                "😀[1]'#%&=;,"));
        boolean linux = FileSystems.getDefault().getSeparator().equals("/");
        if (linux && !System.getProperty("os.name").startsWith("Mac"))
            names.addAll(List.of("a\"b\\c:d?*|<i>", "A", "a", apart("ü"), "ü"));
        return names;
    }

    /** Whatever was done, the inputs are as they were, and nothing is beside them. */
    private static void assertUntouched() throws IOException {
        assertEquals(before, listing(data));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** All files and folders with their times and contents. */
    private static List<String> listing(Path folder) throws IOException {
        List<String> listing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                byte[] bytes = Files.isDirectory(file) ? new byte[0] : Files.readAllBytes(file);
                listing.add(file + " " + Files.getLastModifiedTime(file) + Arrays.hashCode(bytes));
            }
        }
        return listing;
    }
}
