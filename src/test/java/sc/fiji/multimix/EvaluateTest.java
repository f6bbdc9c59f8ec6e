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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.image.ImageFolder;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.phantom.SampleDataSet;
import sc.fiji.multimix.report.EvaluationResult;

/** The API's evaluation, on the data that a small model was trained on. */
class EvaluateTest {
    @TempDir private static Path folder;
    private static Path masks;
    private static Path classes;
    private static Path both;
    private static Path segmenting;

    private final TinyTraining listener = new TinyTraining();

    @BeforeAll
    static void train() throws IOException {
        Path data = folder.resolve("data");
        SampleDataSet.write(data, TinyTraining.FILMS, 1);
        masks = data.resolve("segmentation");
        classes = data.resolve("classification");
        both = folder.resolve("both.zip");
        segmenting = folder.resolve("masks.zip");
        MultiMix.train(masks, classes, both, TinyTraining.OPTIONS, new TinyTraining());
        MultiMix.train(masks, null, segmenting, TinyTraining.OPTIONS, new TinyTraining());
    }

    private EvaluationResult evaluate(Path model, Path masked, Path classified, String output)
            throws IOException {
        try (MultiMix multimix = MultiMix.load(model, DeviceChoice.CPU)) {
            return multimix.evaluate(masked, classified, folder.resolve(output), 100, listener);
        }
    }

    @Test
    void scoresAreThoseOfTheTestAfterTraining() throws IOException {
        EvaluationResult result = evaluate(both, masks, classes, "report");
        assertEquals(ModelFile.load(both).description().test(), result.evaluation().scores());
        assertEquals(folder.resolve("report/report.html"), result.page());
        assertTrue(result.lines().get(0).startsWith("Segmentation of 4 images: mean Dice "));
        assertTrue(result.lines().get(1).startsWith("Classification of 4 images: accuracy "));
    }

    @Test
    void imagesOfTheTrainingAreToldFirst() throws IOException {
        Path seen = folder.resolve("seen");
        for (String part : List.of("images", "masks")) {
            Files.createDirectories(seen.resolve(part));
            for (Path image : ImageFolder.list(masks.resolve(part), false))
                Files.copy(image, seen.resolve(part).resolve(image.getFileName()));
        }
        EvaluationResult result = evaluate(both, seen, null, "trained");
        int images = result.evaluation().masks().size();
        String first =
                images
                        + " of "
                        + images
                        + " test images are among the images that trained or validated this model";
        List<String> log = listener.lines();
        assertTrue(log.get(0).startsWith("WARNING: ") && log.get(0).contains(first), log.get(0));
        assertTrue(log.stream().anyMatch(line -> line.endsWith("\"test\": all of it was taken.")));
        String page = Files.readString(result.page());
        int summary = page.indexOf("<h2>Summary</h2>");
        assertTrue(page.substring(summary).contains(first), page);
        String json = Files.readString(folder.resolve("trained/metrics.json"));
        assertTrue(json.contains(first), json);
    }

    @Test
    void testImagesThatAreNewGiveNoWarning() throws IOException {
        EvaluationResult result = evaluate(both, masks, classes, "new");
        assertFalse(listener.lines().toString().contains("WARNING"), listener.lines().toString());
        assertTrue(Files.readString(result.page()).contains("By name, 0 of the 8 test images"));
    }

    @Test
    void aFolderThatCannotBeUsedIsANoteIfTheOtherCan() throws IOException {
        Path bare = Files.createDirectories(folder.resolve("bare/images"));
        EvaluationResult result = evaluate(both, bare.getParent(), classes, "one folder");
        assertEquals(4, result.evaluation().classes().size());
        String note = "The masks were not evaluated: ";
        assertTrue(listener.lines().get(0).startsWith(note), listener.lines().toString());
        assertTrue(Files.readString(result.page()).contains(note));
        Path none = Files.createDirectories(folder.resolve("none"));
        EvaluationResult masksOnly = evaluate(both, masks, none, "other folder");
        assertEquals(4, masksOnly.evaluation().masks().size());
        assertTrue(Files.readString(masksOnly.page()).contains("The classes were not evaluated: "));
        assertThrows(IOException.class, () -> evaluate(both, bare.getParent(), none, "neither"));
        assertFalse(Files.exists(folder.resolve("neither")));
    }

    @Test
    void aPartThatTheModelLacksIsSaidAndTheOtherDone() throws IOException {
        EvaluationResult result = evaluate(segmenting, masks, classes, "one part");
        assertEquals(4, result.evaluation().masks().size());
        assertEquals(0, result.evaluation().classes().size());
        String note = "does not classify: the folder " + classes + " is not evaluated.";
        assertTrue(
                listener.lines().stream().anyMatch(line -> line.endsWith(note)),
                listener.lines().toString());
        assertTrue(Files.readString(result.page()).contains(note));
    }

    @Test
    void aModelThatCanDoNothingHereIsAnErrorAndNothingIsLeft() {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> evaluate(segmenting, null, classes, "nothing"));
        assertTrue(e.getMessage().contains("does not classify"), e.getMessage());
        assertFalse(Files.exists(folder.resolve("nothing")));
    }

    @Test
    void otherClassesAreAnErrorBeforeAnyWork() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other/COVID")).getParent();
        IOException e =
                assertThrows(IOException.class, () -> evaluate(both, null, other, "refused"));
        assertTrue(e.getMessage().contains("COVID"), e.getMessage());
        assertTrue(e.getMessage().contains("PNEUMONIA"), e.getMessage());
        assertFalse(Files.exists(folder.resolve("refused")));
    }

    @Test
    void anOutputAmongTheImagesIsRefused() {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> evaluate(both, masks, classes, "data/classification/report"));
        assertTrue(e.getMessage().contains("lies inside " + classes), e.getMessage());
    }

    @Test
    void anOutputAmongTheImagesByALinkIsRefused() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), classes);
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> evaluate(both, masks, classes, "link/report"));
        assertTrue(e.getMessage().contains("lies inside " + classes), e.getMessage());
    }

    @Test
    void theReportIsOnTheModelThatWasLoaded() throws IOException {
        Path model = Files.copy(segmenting, folder.resolve("replaced.zip"));
        try (MultiMix multimix = MultiMix.load(model, DeviceChoice.CPU)) {
            Files.writeString(model, "another file by now");
            EvaluationResult result =
                    multimix.evaluate(masks, null, folder.resolve("loaded"), 0, listener);
            String system = ModelFile.load(segmenting).description().system();
            assertTrue(Files.readString(result.page()).contains("System " + system));
        }
    }

    @Test
    void tooManyResamplesAreRefusedBeforeAnyWork() {
        IllegalArgumentException e =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> {
                            try (MultiMix multimix = MultiMix.load(both, DeviceChoice.CPU)) {
                                multimix.evaluate(
                                        masks, null, folder.resolve("many"), 100_001, listener);
                            }
                        });
        assertTrue(e.getMessage().contains("100001"), e.getMessage());
        assertFalse(Files.exists(folder.resolve("many")));
    }

    @Test
    void aFilledOutputFolderIsKept() throws IOException {
        Path filled = Files.createDirectory(folder.resolve("filled"));
        Files.writeString(filled.resolve("mine.txt"), "mine");
        assertThrows(IOException.class, () -> evaluate(both, masks, null, "filled"));
        assertEquals("mine", Files.readString(filled.resolve("mine.txt")));
    }
}
