// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.process.ImageProcessor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.image.ImageFile;
import sc.fiji.multimix.image.TestDicom;
import sc.fiji.multimix.phantom.SampleDataSet;

/** Nothing of a DICOM file's header is found in anything that is made of its pixels. */
class PatientPrivacyTest {
    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    private static final Pattern EMBEDDED = Pattern.compile("base64,([A-Za-z0-9+/=]+)");

    @TempDir private Path folder;
    private final TinyTraining listener = new TinyTraining();

    @Test
    void noPatientReachesAResultLogReportOrModel() throws IOException {
        Path data = folder.resolve("data");
        SampleDataSet.write(data, TinyTraining.FILMS, 1);
        int films = toDicom(data);
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
        int searched = 0;
        try (Stream<Path> files = Files.walk(results)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertClean(file.toString(), Files.readAllBytes(file));
                searched++;
            }
        }
        // model, split, table, a mask, overlay and map per film, report and charts
        assertTrue(searched > 20, searched + " files");
        assertTrue(listener.lines().size() > 5);
        for (String line : listener.lines()) assertClean("log", line.getBytes(UTF_8));
    }

    @Test
    void theSearchFindsWhatIsThere() throws IOException {
        Path images = folder.resolve("films");
        Files.createDirectories(images);
        Files.write(images.resolve("a.dcm"), dicom(TestFilms.film(1)));
        byte[] tiff = new FileSaver(film(images)).serialize();
        for (String secret : TestDicom.SECRETS) assertTrue(found(secret, tiff), secret);
        byte[] stack = new FileSaver(stackOf(images)).serialize();
        assertTrue(found("DOE^JANE", stack)); // in the slice labels
    }

    /** Replaces every image below a folder, but no mask, by a DICOM film; returns how many. */
    private static int toDicom(Path data) throws IOException {
        int films = 0;
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(ImageFile::isImage).toList()) {
                if (file.getParent().endsWith("masks")) continue;
                Files.write(
                        file.resolveSibling(ImageFile.baseName(file) + ".dcm"),
                        dicom(ImageFile.open(file).getProcessor()));
                Files.delete(file);
                films++;
            }
        }
        return films;
    }

    private static byte[] dicom(ImageProcessor gray) {
        int[] pixels = new int[gray.getPixelCount()];
        for (int i = 0; i < pixels.length; i++) pixels[i] = 16 * gray.get(i);
        return new TestDicom(gray.getWidth(), gray.getHeight(), pixels).withPatient().bytes();
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
        for (String secret : TestDicom.SECRETS)
            assertTrue(!found(secret, bytes), "'" + secret + "' in " + name);
        ZipEntry entry;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            while ((entry = zip.getNextEntry()) != null)
                assertClean(name + "!" + entry.getName(), zip.readAllBytes());
        }
        if (isPng(bytes)) assertNoText(name, bytes);
        Matcher embedded = EMBEDDED.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        while (embedded.find())
            assertClean(name + " (embedded)", Base64.getDecoder().decode(embedded.group(1)));
    }

    private static boolean found(String secret, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String everySecond = secret.replaceAll("(?<=.)(?=.)", "\0"); // labels are UTF-16 in TIFF
        return text.contains(secret) || text.contains(everySecond);
    }

    private static boolean isPng(byte[] bytes) {
        return bytes.length > 8 && (bytes[0] & 0xff) == 0x89 && bytes[1] == 'P';
    }

    /** A PNG has no text at all, packed or not. */
    private static void assertNoText(String name, byte[] png) {
        String bytes = new String(png, StandardCharsets.ISO_8859_1);
        for (int at = 8; at < png.length; ) {
            int length = ByteBuffer.wrap(png, at, 4).getInt();
            String chunk = bytes.substring(at + 4, at + 8);
            assertTrue(!List.of("tEXt", "zTXt", "iTXt", "eXIf").contains(chunk), name + chunk);
            at += 12 + length;
        }
    }
}
