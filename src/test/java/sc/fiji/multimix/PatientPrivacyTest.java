// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.image.ImageFile;
import sc.fiji.multimix.image.TestDicom;
import sc.fiji.multimix.privacy.DicomFilms;
import sc.fiji.multimix.privacy.Markers;

/** Nothing of a DICOM file's header is found in anything that is made of its pixels. */
class PatientPrivacyTest {
    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    private static final Markers PATIENT = new Markers(TestDicom.SECRETS);

    @TempDir private Path folder;
    private final TinyTraining listener = new TinyTraining();

    @Test
    void noPatientReachesAResultLogReportOrModel() throws IOException {
        Path data = folder.resolve("data");
        int films = DicomFilms.write(data, TinyTraining.FILMS);
        assertTrue(films >= TinyTraining.FILMS, films + " films");
        Path masks = data.resolve("segmentation");
        Path classes = data.resolve("classification");
        Path results = folder.resolve("results");
        Path model = results.resolve("model.zip");
        MultiMix.train(masks, classes, model, TinyTraining.OPTIONS, listener);
        Path images = data.resolve("classification/test");
        try (MultiMix multimix = MultiMix.load(model, DeviceChoice.CPU)) {
            multimix.analyzeFolder(images, results.resolve("analysis"), true, listener);
            multimix.evaluate(masks, classes, results.resolve("report"), 100, listener);
            for (ImagePlus image : List.of(film(images), stackOf(images)))
                for (ImagePlus result :
                        List.of(
                                multimix.segment(image),
                                multimix.probability(image, listener),
                                multimix.saliency(image, null, listener),
                                MultiMix.networkInput(image, model, listener))) assertClean(result);
        }
        // model, split, table, a mask, overlay and map per film, report and charts
        assertTrue(Markers.files(results).size() > 20);
        assertEquals(List.of(), PATIENT.below(results));
        assertTrue(listener.lines().size() > 5);
        assertClean("log", String.join("\n", listener.lines()).getBytes(UTF_8));
    }

    @Test
    void theSearchFindsWhatIsThere() throws IOException {
        Path images = folder.resolve("films");
        Files.createDirectories(images);
        Files.write(images.resolve("a.dcm"), DicomFilms.of(TestFilms.film(1)));
        byte[] tiff = new FileSaver(film(images)).serialize();
        assertEquals(
                TestDicom.SECRETS.stream().map(secret -> "film: " + secret).toList(),
                PATIENT.in("film", tiff));
        byte[] stack = new FileSaver(stackOf(images)).serialize();
        // in the slice labels
        assertTrue(PATIENT.in("stack", stack).contains("stack: DOE^JANE"));
    }

    private static ImagePlus film(Path images) throws IOException {
        ImagePlus film = ImageFile.open(files(images).get(0));
        assertTrue(film.getInfoProperty().contains("DOE^JANE"));
        return film;
    }

    /** As File > Import > Image Sequence makes it: headers in the labels of the slices. */
    private static ImagePlus stackOf(Path images) throws IOException {
        ImageStack stack = new ImageStack();
        List<Path> files = files(images);
        for (int i = 0; i < 2; i++) {
            ImagePlus film = ImageFile.open(files.get(i % files.size()));
            stack.addSlice("film " + i + "\n" + film.getInfoProperty(), film.getProcessor());
        }
        return new ImagePlus("stack", stack);
    }

    private static List<Path> files(Path images) throws IOException {
        try (Stream<Path> files = Files.walk(images)) {
            return files.filter(ImageFile::isImage).sorted().toList();
        }
    }

    private static void assertClean(ImagePlus result) throws IOException {
        String name = result.getTitle();
        assertNull(result.getProperty("Info"), name);
        Properties properties = result.getProperties();
        if (properties != null) assertClean(name, properties.toString().getBytes(UTF_8));
        assertClean(name, name.getBytes(UTF_8));
        if (result.getStackSize() > 1)
            assertTrue(result.getStack().getSliceLabel(2).startsWith("film 1"), name);
        assertClean(name, new FileSaver(result).serialize());
    }

    private static void assertClean(String name, byte[] bytes) throws IOException {
        assertEquals(List.of(), PATIENT.in(name, bytes));
    }
}
