// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.image.ImageFile;
import sc.fiji.multimix.image.ResultFiles;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.progress.ProgressListener;

class FolderAnalysisTest {
    private static final String HEADER =
            "file,class,confidence,p_NORMAL,p_PNEUMONIA,foreground_fraction,warning,error";

    @TempDir Path folder;
    private Path input;
    private Path output;
    private static Predictor predictor;

    @BeforeAll
    static void open() {
        predictor = TestPredictor.of(NetworkOptions.multiMix(4, 2, 32, 0));
    }

    @AfterAll
    static void close() {
        predictor.close();
    }

    @BeforeEach
    void makeFolders() throws IOException {
        input = Files.createDirectory(folder.resolve("input"));
        output = folder.resolve("made/output");
    }

    @Test
    void goodImagesOfAnyKindHaveRowsAndPicturesOfTheirSize() throws IOException {
        TestFiles.gray(input.resolve("a.png"), 40, 30);
        TestFiles.rgb(input.resolve("deep/er/b.png"), 20, 50);
        TestFiles.shorts(input.resolve("c.tif"), 33, 17);
        TestFiles.floatsWithNaN(input.resolve("d.tif"), 25, 26);
        TestFiles.gray(input.resolve("line.png"), 60, 1);
        FolderSummary summary = analyze(true);
        assertEquals(new FolderSummary(output.resolve("results.csv"), 5, 0, 0), summary);
        Map<String, String[]> rows = rows();
        assertEquals(
                List.of("a.png", "c.tif", "d.tif", "deep/er/b.png", "line.png"),
                List.copyOf(rows.keySet()));
        rows.values().forEach(FolderAnalysisTest::assertAnalyzed);
        assertSize(40, 30, "a");
        assertSize(20, 50, "deep/er/b");
        assertSize(33, 17, "c");
        assertSize(25, 26, "d");
        assertSize(60, 1, "line");
    }

    private void assertSize(int width, int height, String name) throws IOException {
        for (String file :
                List.of(
                        "masks/" + name + ".png",
                        "overlays/" + name + ".png",
                        "saliency/" + name + ".tif")) {
            ImagePlus picture = ImageFile.open(output.resolve(file));
            assertEquals(width, picture.getWidth(), file);
            assertEquals(height, picture.getHeight(), file);
        }
    }

    private static void assertAnalyzed(String[] row) {
        assertTrue(List.of("NORMAL", "PNEUMONIA").contains(row[1]), row[0]);
        double sum = Double.parseDouble(row[3]) + Double.parseDouble(row[4]);
        assertEquals(1, sum, 2e-6); // six decimals each
        assertEquals(Math.max(number(row[3]), number(row[4])), number(row[2]));
        assertTrue(number(row[5]) >= 0 && number(row[5]) <= 1, row[5]);
        assertEquals("", row[6], "warning");
        assertEquals("", row[7], "error");
    }

    private static double number(String field) {
        return Double.parseDouble(field);
    }

    @Test
    void theForegroundFractionIsThatOfTheMask() throws IOException {
        TestFiles.gray(input.resolve("a.png"), 40, 30);
        analyze(false);
        ImagePlus mask = ImageFile.open(output.resolve("masks/a.png"));
        int foreground = 0;
        for (int i = 0; i < 1200; i++) if (mask.getProcessor().get(i) == 255) foreground++;
        assertEquals(foreground / 1200.0, number(rows().get("a.png")[5]), 5e-7);
        assertFalse(Files.exists(output.resolve("saliency"))); // not asked for
    }

    @Test
    void badFilesAreRowsWithTheirErrorAndTheOthersAreAnalyzed() throws IOException {
        TestFiles.gray(input.resolve("good1.png"), 40, 30);
        TestFiles.gray(input.resolve("z/good2.png"), 40, 30);
        TestFiles.constant(input.resolve("constant.png"), 12, 8);
        Files.write(input.resolve("empty.png"), new byte[0]);
        Files.writeString(input.resolve("text.jpg"), "this is no image, whatever its name says");
        byte[] whole = Files.readAllBytes(input.resolve("good1.png"));
        Files.write(input.resolve("broken.png"), Arrays.copyOf(whole, whole.length / 2));
        Files.write(input.resolve("endless.tif"), tiffOfEndlessDirectory());
        FolderSummary summary = analyze(false);
        assertEquals(7, summary.images());
        assertEquals(5, summary.failures());
        Map<String, String[]> rows = rows();
        assertEquals(7, rows.size());
        assertAnalyzed(rows.get("good1.png"));
        assertAnalyzed(rows.get("z/good2.png"));
        assertError("constant image (all pixels 90, 12 x 8)", rows.get("constant.png"));
        assertError("the file is empty (0 bytes)", rows.get("empty.png"));
        assertError("Cannot open the image", rows.get("text.jpg"));
        assertError("Cannot open the image", rows.get("broken.png"));
        assertError("Cannot open the image", rows.get("endless.tif"));
        assertEquals(List.of("good1.png", "z/good2.png"), TestFiles.list(output.resolve("masks")));
    }

    /** A directory that says it has more strips than Java has room for. */
    private static byte[] tiffOfEndlessDirectory() {
        ByteBuffer tiff = ByteBuffer.allocate(26);
        tiff.put(new byte[] {'M', 'M', 0, 42}).putInt(8); // where the directory begins
        tiff.putShort((short) 1);
        tiff.putShort((short) 273).putShort((short) 4).putInt(Integer.MAX_VALUE).putInt(8);
        return tiff.array();
    }

    @Test
    void allFilesAreTheSameHoweverManyThreadsWriteThem() throws IOException {
        for (int i = 0; i < 9; i++) TestFiles.gray(input.resolve(i + ".png"), 40 + i, 30);
        TestFiles.constant(input.resolve("2a.png"), 12, 8);
        Files.write(input.resolve("5a.png"), new byte[0]);
        TestFiles.rgb(input.resolve("6a.png"), 20, 50);
        TestFiles.stack(input.resolve("7a.tif"), 30, 20, 3);
        Path one = folder.resolve("one");
        Path four = folder.resolve("four");
        FolderSummary summary = analyze(one, 1);
        assertEquals(13, summary.images());
        assertEquals(2, summary.failures());
        assertEquals(13, analyze(four, 4).images());
        assertEquals(TestFiles.list(one), TestFiles.list(four));
        for (String file : TestFiles.list(one))
            assertEquals(-1, Files.mismatch(one.resolve(file), four.resolve(file)), file);
        output = four;
        assertEquals(List.of("1.png", "2.png", "2a.png", "3.png"), names().subList(1, 5));
    }

    private FolderSummary analyze(Path results, int threads) throws IOException {
        return new FolderAnalysis(
                        predictor, input, results, true, files -> new FolderThreads(threads, 1))
                .run(ProgressListener.NONE);
    }

    /** Which is away while ImageJ reads a file, for all threads. */
    @Test
    void aGlobalCalibrationOfImageJChangesNoFile() throws IOException {
        for (int i = 0; i < 12; i++) {
            TestFiles.shorts(input.resolve(i + ".tif"), 40 + i, 30);
            TestFiles.stack(input.resolve("stack" + i + ".tif"), 30, 20, 2);
        }
        Path without = folder.resolve("without");
        Path with = folder.resolve("with");
        analyze(without, 1);
        Calibration global = new Calibration();
        global.pixelWidth = 7;
        global.setUnit("km");
        global.setFunction(Calibration.STRAIGHT_LINE, new double[] {1000, -2}, "heat");
        new ImagePlus().setGlobalCalibration(global);
        try {
            assertEquals(24, analyze(with, 4).images());
        } finally {
            new ImagePlus().setGlobalCalibration(null);
        }
        for (String file : TestFiles.list(without))
            assertEquals(-1, Files.mismatch(without.resolve(file), with.resolve(file)), file);
    }

    /** Files of the rows, in their order. */
    private List<String> names() throws IOException {
        List<String> lines = Files.readAllLines(output.resolve("results.csv"));
        return lines.subList(1, lines.size()).stream()
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }

    @Test
    void aSingleImageHasTheSaliencyThatThePredictorGivesIt() throws IOException {
        TestFiles.gray(input.resolve("a.png"), 40, 30);
        TestFiles.gray(input.resolve("b.png"), 40, 30);
        analyze(true);
        Img<FloatType> gray = SourceImage.open(input.resolve("a.png")).gray(1);
        ImageResult result = predictor.predict(gray, predictor.parts(), -1);
        float[] saved =
                (float[])
                        ImageFile.open(output.resolve("saliency/a.tif")).getProcessor().getPixels();
        int i = 0;
        for (FloatType value : result.saliency()) assertEquals(value.get(), saved[i++]);
    }

    @Test
    void aPictureThatCannotBeWrittenEndsTheAnalysisWithOneError() throws IOException {
        for (int i = 1; i <= 30; i++) TestFiles.gray(input.resolve(i + ".png"), 20, 20);
        Files.createDirectories(output);
        Files.writeString(output.resolve("overlays"), "a file where a folder should be");
        IOException e = assertThrows(IOException.class, () -> analyze(true));
        assertTrue(e.getMessage().startsWith("Cannot write the file "), e.getMessage());
        assertTrue(e.getMessage().contains("overlays"), e.getMessage());
        assertEquals(List.of(), List.copyOf(rows().keySet()));
        for (String file : TestFiles.list(output))
            assertTrue(file.matches("results.csv|overlays|masks/\\d+.png"), file);
    }

    private static void assertError(String reason, String[] row) {
        assertTrue(row[7].contains(reason), row[7]);
        for (int i = 1; i < 7; i++) assertEquals("", row[i], row[0]);
    }

    @Test
    void aStackHasARowPerSliceAndOneFileOfEachKind() throws IOException {
        TestFiles.stack(input.resolve("film.tif"), 30, 20, 3);
        FolderSummary summary = analyze(true);
        assertEquals(1, summary.images());
        assertEquals(
                List.of("film.tif#1", "film.tif#2", "film.tif#3"), List.copyOf(rows().keySet()));
        rows().values().forEach(FolderAnalysisTest::assertAnalyzed);
        assertEquals(3, ImageFile.open(output.resolve("masks/film.tif")).getStackSize());
        assertEquals(3, ImageFile.open(output.resolve("overlays/film.tif")).getStackSize());
        assertEquals(3, ImageFile.open(output.resolve("saliency/film.tif")).getStackSize());
    }

    @Test
    void aBadSliceOfALongStackIsNamed() throws IOException {
        TestFiles.stack(input.resolve("film.tif"), 30, 20, 9);
        ImagePlus film = ImageFile.open(input.resolve("film.tif"));
        film.getStack().setProcessor(new ByteProcessor(30, 20), 9);
        ResultFiles.saveTiff(film, input.resolve("film.tif"));
        assertEquals(1, analyze(false).failures());
        assertError("Slice 9: constant image (all pixels 0", rows().get("film.tif"));
    }

    @Test
    void filesOfOneBaseNameKeepTheirOwnResults() throws IOException {
        TestFiles.gray(input.resolve("a.png"), 40, 30);
        TestFiles.shorts(input.resolve("a.tif"), 33, 17);
        TestFiles.shorts(input.resolve("A.tiff"), 20, 10);
        analyze(false);
        assertEquals(
                List.of("A.png", "a.png.png", "a.tif.png"),
                TestFiles.list(output.resolve("masks")));
        assertEquals(40, ImageFile.open(output.resolve("masks/a.png.png")).getWidth());
        assertEquals(33, ImageFile.open(output.resolve("masks/a.tif.png")).getWidth());
    }

    @Test
    void resultsInsideTheInputAreNotAnalyzedAgain() throws IOException {
        TestFiles.gray(input.resolve("a.png"), 40, 30);
        output = input.resolve("results");
        assertEquals(1, analyze(true).images());
        assertEquals(1, analyze(true).images());
        assertEquals(List.of("a.png"), List.copyOf(rows().keySet()));
        Files.delete(input.resolve("a.png"));
        assertRefused("but the results of an earlier analysis", IOException.class);
    }

    @Test
    void anOutputThatHoldsTheInputIsRefusedSinceFilesCouldBeReplaced() throws IOException {
        Path image = input.resolve("images/a.png");
        TestFiles.gray(image, 40, 30);
        output = input;
        input = image.getParent();
        assertRefused("lies inside the output", IOException.class);
        output = input;
        assertRefused("the same folder", IOException.class);
    }

    @Test
    void missingAndEmptyInputsAreRefusedAndNothingIsWritten() {
        assertRefused("No images in the folder", IOException.class);
        input = folder.resolve("missing");
        assertRefused("there is no such folder", NoSuchFileException.class);
        assertFalse(Files.exists(output));
    }

    private void assertRefused(String reason, Class<? extends IOException> type) {
        IOException e = assertThrows(type, () -> analyze(false));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    @Test
    void aCancelKeepsTheRowsSoFarAndNoPictureIsWithoutOne() throws IOException {
        for (int i = 1; i <= 4; i++) TestFiles.gray(input.resolve(i + ".png"), 20, 20);
        assertThrows(CancellationException.class, () -> analyze(false, new Canceling("3.png")));
        List<String> rows = List.copyOf(rows().keySet());
        assertEquals(List.of("1.png", "2.png"), rows.subList(0, 2));
        assertEquals(rows, TestFiles.list(output.resolve("masks")));
    }

    @Test
    void aCancelEndsWithinAStack() throws IOException {
        // a stack that is done when all ends has its rows: this one takes far longer than to end
        TestFiles.stack(input.resolve("film.tif"), 30, 20, 1000);
        assertThrows(CancellationException.class, () -> analyze(false, new Canceling("film.tif")));
        assertEquals(List.of(), List.copyOf(rows().keySet()));
    }

    @Test
    void aFileIsNotOpenedIfAllWasCanceledWhileItWaitedForMemory() throws IOException {
        Path image = input.resolve("a.png");
        TestFiles.gray(image, 40, 30);
        ImageAnalysis analysis = new ImageAnalysis(predictor, predictor.parts(), output);
        Canceling canceled = new Canceling("a.png");
        canceled.progress(": a.png", 0);
        FolderFile file = new FolderFile(image, "a.png", Path.of("a"));
        assertThrows(CancellationException.class, () -> analysis.analyze(file, canceled));
        assertFalse(Files.exists(output));
    }

    /** Cancels when a file's turn has come. */
    private static final class Canceling implements ProgressListener {
        private final String file;
        private boolean canceled;

        Canceling(String file) {
            this.file = file;
        }

        @Override
        public void progress(String message, double fraction) {
            canceled |= message.endsWith(": " + file);
        }

        @Override
        public boolean isCanceled() {
            return canceled;
        }
    }

    @Test
    void numbersHaveADotInEveryLanguage() throws IOException {
        TestFiles.gray(input.resolve("a.png"), 40, 30);
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            analyze(false);
        } finally {
            Locale.setDefault(before);
        }
        assertAnalyzed(rows().get("a.png"));
    }

    @Test
    void aModelThatOnlyClassifiesWritesNoMasks() throws IOException {
        TestFiles.gray(input.resolve("a.png"), 40, 30);
        try (Predictor classifier =
                TestPredictor.of(new NetworkOptions(4, 2, false, false, 32, 0))) {
            new FolderAnalysis(classifier, input, output, true).run(ProgressListener.NONE);
        }
        String[] row = rows().get("a.png");
        assertFalse(row[1].isEmpty());
        assertEquals("", row[5]);
        assertEquals(List.of("results.csv", "saliency/a.tif"), TestFiles.list(output));
    }

    @Test
    void aModelThatOnlySegmentsNamesNoClass() throws IOException {
        TestFiles.gray(input.resolve("a.png"), 40, 30);
        try (Predictor segmenter = TestPredictor.of(new NetworkOptions(4, 0, true, false, 32, 0))) {
            new FolderAnalysis(segmenter, input, output, false).run(ProgressListener.NONE);
        }
        List<String> lines = Files.readAllLines(output.resolve("results.csv"));
        assertEquals("file,class,confidence,foreground_fraction,warning,error", lines.get(0));
        assertTrue(lines.get(1).matches("a\\.png,,,[01]\\.\\d{6},,"), lines.get(1));
        assertEquals(
                List.of("masks/a.png", "overlays/a.png", "results.csv"), TestFiles.list(output));
    }

    @Test
    void partsThatTheModelLacksAreSaid() throws IOException {
        TestFiles.gray(input.resolve("a.png"), 40, 30);
        List<String> lines = new ArrayList<>();
        ProgressListener listener =
                new ProgressListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public void log(String line) {
                        lines.add(line);
                    }
                };
        try (Predictor masksOnly = TestPredictor.of(new NetworkOptions(2, 0, true, false, 32, 0))) {
            new FolderAnalysis(masksOnly, input, output, false).run(listener);
            assertEquals(2, lines.size());
            assertTrue(lines.get(1).contains("no warning is possible"), lines.get(1));
            assertTrue(lines.get(0).contains("does not classify"), lines.get(0));
            assertTrue(lines.get(0).contains("system MultiMix"), lines.get(0));

            Path other = folder.resolve("other");
            IllegalArgumentException error =
                    assertThrows(
                            IllegalArgumentException.class,
                            () ->
                                    new FolderAnalysis(masksOnly, input, other, true)
                                            .run(ProgressListener.NONE));
            assertTrue(error.getMessage().contains("does not classify"), error.getMessage());
            assertFalse(Files.exists(other));
        }
    }

    private FolderSummary analyze(boolean saliency) throws IOException {
        return analyze(saliency, ProgressListener.NONE);
    }

    private FolderSummary analyze(boolean saliency, ProgressListener listener) throws IOException {
        return new FolderAnalysis(predictor, input, output, saliency).run(listener);
    }

    /** Rows by file; no field of these tests but the error has a comma. */
    private Map<String, String[]> rows() throws IOException {
        List<String> lines = Files.readAllLines(output.resolve("results.csv"));
        assertEquals(HEADER, lines.get(0));
        Map<String, String[]> rows = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] row = line.split(",", 8);
            rows.put(row[0], row);
        }
        return rows;
    }
}
