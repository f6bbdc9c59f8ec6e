// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each shipped macro, run as the README says, with a model too small to be good. */
class MacroFilesIT {
    private static final Path HOME = Path.of(System.getProperty("multimix.app"));
    private static final Path TEST_IMAGES = HOME.resolve("sample-data/segmentation/test/images");

    @TempDir private static Path folder;
    private static String model;

    @BeforeAll
    static void train() throws Exception {
        model = folder + "/a model.zip";
        AppProcess train =
                macro("train", "model=[" + model + "] resolution=32 width=2 batch=2 epochs=1");
        assertEquals(0, train.code(), train.err());
        assertTrue(train.out().contains("Epoch 1: loss"), train.out());
        assertTrue(Files.size(Path.of(model)) > 0);
    }

    @Test
    void segmentFolderWritesAMaskForEachImage() throws Exception {
        Path results = folder.resolve("segmented films");
        AppProcess run =
                macro(
                        "segment_folder",
                        "input=" + TEST_IMAGES + " output=[" + results + "] model=[" + model + "]");
        assertEquals(0, run.code(), run.err());
        assertEquals(count(TEST_IMAGES), count(results.resolve("masks")));
        assertTrue(run.out().contains("Masks are in " + results.resolve("masks")), run.out());
        assertTrue(run.out().contains("Overlays are in " + results.resolve("overlays")), run.out());
    }

    @Test
    void segmentFolderLeavesTheInputAlone() throws Exception {
        Path film = Files.createDirectory(folder.resolve("films")).resolve("film.png");
        Files.copy(firstTestImage(), film);
        String path = film.getParent().toString();
        AppProcess run =
                macro(
                        "segment_folder",
                        "input=" + path + " output=" + path + " model=[" + model + "]");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("Input and output are the same folder"), run.err());
        assertEquals(-1, Files.mismatch(firstTestImage(), film));
        assertEquals(1, count(film.getParent()));
    }

    @Test
    void classifyFolderWritesARowForEachFile() throws Exception {
        Path films = Files.createDirectory(folder.resolve("named films"));
        Files.copy(firstTestImage(), films.resolve("left, old.png"));
        Files.writeString(films.resolve("bad.png"), "no image");
        Path results = folder.resolve("classified");
        AppProcess run =
                macro(
                        "classify_folder",
                        "input=[" + films + "] output=" + results + " model=[" + model + "]");
        assertEquals(0, run.code(), run.err());
        Path table = results.resolve("results.csv");
        assertTrue(run.out().contains("are in " + table), run.out());
        List<String> rows = Files.readAllLines(table);
        assertEquals(3, rows.size(), rows.toString());
        assertTrue(rows.get(1).startsWith("bad.png,"), rows.get(1));
        assertTrue(rows.get(2).startsWith("\"left, old.png\","), rows.get(2));
    }

    @Test
    void saliencyWritesAMapIntoANewFolder() throws Exception {
        Path map = folder.resolve("new/maps of films/map.tif");
        AppProcess run = saliencyTo(map);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("The saliency map is in " + map), run.out());
        assertTrue(Files.size(map) > 0);
    }

    @Test
    void saliencyThatCannotBeSavedFails() throws Exception {
        AppProcess run = saliencyTo(Path.of(model).resolve("map.tif"));
        assertEquals(1, run.code());
        assertFalse(run.out().contains("The saliency map is in"), run.out());
    }

    @Test
    void saliencyWithoutAnImageFails() throws Exception {
        AppProcess run = macro("saliency", "model=[" + model + "]");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("none is open"), run.err());
    }

    @ParameterizedTest
    @CsvSource({
        "segment_folder, 'input, model, output, saliency, device'",
        "classify_folder, 'input, model, output, saliency, device'",
        "saliency, 'image, model, target, overlay, device, output'",
        "demo, 'data, output, preset, epochs, resolution, seed, device'"
    })
    void misspelledKeyFailsAndNamesTheKeys(String name, String keys) throws Exception {
        AppProcess run = macro(name, "device=cpu output=[a b=c] inputt=/data");
        assertEquals(1, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().contains("There is no key 'inputt'"), run.err());
        assertTrue(run.err().contains("The keys are: " + keys + "."), run.err());
    }

    @Test
    void trainLeavesMisspelledKeysToItsCommand() throws Exception {
        AppProcess run = macro("train", "epocs=1");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("MultiMix Train has no key 'epocs'"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"segment_folder", "classify_folder"})
    void foldersAndModelAreNotGuessed(String name) throws Exception {
        AppProcess noInput = macro(name, "model=[" + model + "]");
        assertEquals(1, noInput.code());
        assertTrue(noInput.err().contains("needs the key 'input'"), noInput.err());
        AppProcess noModel = macro(name, "input=" + TEST_IMAGES);
        assertEquals(1, noModel.code());
        assertTrue(noModel.err().contains("needs the key 'model'"), noModel.err());
    }

    @Test
    void demoTrainsTestsAndAnalyzes() throws Exception {
        Path output = folder.resolve("demo output");
        AppProcess run = macro("demo", "output=[" + output + "] epochs=1 resolution=32");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("Test: mean Dice"), run.out());
        assertTrue(run.out().contains("Everything is in " + output), run.out());
        for (String part : new String[] {"segmentation", "classification"})
            for (String kind : new String[] {"masks", "saliency", "overlays"})
                assertTrue(Files.isDirectory(output.resolve(part).resolve(kind)), part + kind);
    }

    /** The current image after Segment is the mask; rows, outlines and labels are there to use. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void segmentServesTheLinesAfterIt(boolean batch) throws Exception {
        Path table = folder.resolve("rows " + batch + ".csv");
        Path mask = folder.resolve("mask " + batch + ".tif");
        String options = "model=[" + model + "] threshold=0.01 rois=true measure=true opacity=50";
        Path macro =
                Files.writeString(
                        folder.resolve("segment.ijm"),
                        String.join(
                                "\n",
                                "setBatchMode(" + batch + ");",
                                "open('" + firstTestImage() + "'); rename('first');",
                                "run('Duplicate...', 'title=second');",
                                "run('Images to Stack', 'name=film.png');",
                                "setMetadata('Label', 'first');",
                                "run('Properties...', 'channels=1 slices=2 frames=1 unit=mm"
                                        + " pixel_width=0.5 pixel_height=0.25 voxel_depth=1');",
                                "film = getImageID();",
                                "for (i = 0; i < 2; i++) {",
                                "  selectImage(film); run('MultiMix Segment...', '"
                                        + options
                                        + "');",
                                "}",
                                "getPixelSize(unit, w, h);",
                                "print(getTitle(), bitDepth(), nSlices, unit, w, h);",
                                "print(getInfo('slice.label'), is('Inverting LUT'));",
                                "saveAs('Tiff', '" + mask + "');",
                                "saveAs('Results', '" + table + "');",
                                "selectImage(film); print('overlay', Overlay.size);"));
        AppProcess run = AppProcess.run(folder, "--headless", macro.toString());
        assertEquals(0, run.code(), run.err());
        List<String> lines =
                run.out().lines().filter(line -> !line.contains("ROI Manager")).toList();
        assertEquals(List.of("film.png 8 2 mm 0.5 0.25", "first 0", "overlay 2"), lines, run.out());
        List<String> rows = Files.readAllLines(table);
        assertEquals(5, rows.size(), rows.toString()); // two slices, twice
        assertTrue(rows.get(0).endsWith("image,slice,area,fraction,perimeter,unit"), rows.get(0));
        assertTrue(rows.get(2).contains("film.png,2,"), rows.get(2));
        assertTrue(rows.get(2).endsWith(",mm"), rows.get(2));
        assertTrue(Files.size(mask) > 0);
    }

    @Test
    void aboutIsPrinted() throws Exception {
        AppProcess run = AppProcess.run(folder, "--run", "MultiMix About");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().startsWith("MultiMix for Fiji"), run.err());
        assertEquals("", run.out());
    }

    private static AppProcess saliencyTo(Path map) throws Exception {
        String image = "image=" + firstTestImage();
        return macro(
                "saliency", image + " output=[" + map + "] model=[" + model + "] target=NORMAL");
    }

    private static Path firstTestImage() throws IOException {
        try (Stream<Path> files = Files.list(TEST_IMAGES)) {
            return files.sorted().findFirst().orElseThrow();
        }
    }

    private static long count(Path images) throws IOException {
        try (Stream<Path> files = Files.list(images)) {
            return files.count();
        }
    }

    private static AppProcess macro(String name, String argument) throws Exception {
        return AppProcess.run(
                folder, "--headless", HOME.resolve("macros/" + name + ".ijm").toString(), argument);
    }
}
