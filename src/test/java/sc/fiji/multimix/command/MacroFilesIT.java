// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        Path masks = folder.resolve("masks");
        AppProcess run = macro("segment_folder", "model=[" + model + "] output=" + masks);
        assertEquals(0, run.code(), run.err());
        assertEquals(count(TEST_IMAGES), count(masks));
    }

    @Test
    void classifyFolderWritesARowForEachImage() throws Exception {
        Path table = folder.resolve("classes.csv");
        AppProcess run =
                macro(
                        "classify_folder",
                        "input=" + TEST_IMAGES + " output=" + table + " model=[" + model + "]");
        assertEquals(0, run.code(), run.err());
        assertEquals(1 + count(TEST_IMAGES), Files.readAllLines(table).size());
    }

    @Test
    void saliencyWritesAMap() throws Exception {
        Path image;
        try (Stream<Path> files = Files.list(TEST_IMAGES)) {
            image = files.sorted().findFirst().orElseThrow();
        }
        Path map = folder.resolve("map.tif");
        AppProcess run =
                macro(
                        "saliency",
                        "image="
                                + image
                                + " output="
                                + map
                                + " model=["
                                + model
                                + "] target=NORMAL");
        assertEquals(0, run.code(), run.err());
        assertTrue(Files.size(map) > 0);
    }

    @Test
    void saliencyWithoutAnImageFails() throws Exception {
        AppProcess run = macro("saliency", "model=[" + model + "]");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("none is open"), run.err());
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

    @Test
    void aboutIsPrinted() throws Exception {
        AppProcess run = AppProcess.run(folder, "--run", "MultiMix About");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().startsWith("MultiMix for Fiji"), run.out());
        assertEquals("", run.err());
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
