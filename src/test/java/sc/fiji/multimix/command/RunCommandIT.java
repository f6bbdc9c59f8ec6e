// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.ImageRoi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.benchmark.UntrainedModel;

/** {@code --run} of the packaged suite on a small image with a tiny model. */
class RunCommandIT {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;

    @TempDir private static Path models;
    private static Path model;

    @TempDir private Path folder;
    private String inputs;

    @BeforeAll
    static void makeAModel() throws IOException {
        model = models.resolve("a model.zip");
        UntrainedModel.write(model, 2, 32);
    }

    @BeforeEach
    void makeAnImage() throws IOException {
        Path film = Files.createDirectory(folder.resolve("films")).resolve("my film.png");
        ImagePlus ramp = IJ.createImage("ramp", "8-bit ramp", WIDTH, HEIGHT, 1);
        assertTrue(ImageIO.write(ramp.getBufferedImage(), "png", film.toFile()));
        inputs = "image=[films/my film.png] model=[" + model + "] ";
    }

    @Test
    void segmentPrintsRowsAndWritesMaskAndOverlay() throws Exception {
        // whatever the network's weights are, its probabilities are above the threshold
        AppProcess run =
                run("MultiMix Segment", "threshold=1e-9 overlay=true rois=true measure=true");
        assertEquals(0, run.code(), run.err());
        List<String> rows = run.out().lines().toList();
        assertEquals(2, rows.size(), run.out());
        assertEquals("image\tslice\tarea\tfraction\tperimeter\tunit", rows.get(0));
        assertTrue(rows.get(1).startsWith("my film.png\t1\t1200\t1\t"), rows.get(1));
        assertTrue(run.err().contains("there is no ROI Manager"), run.err()); // the log
        ImagePlus mask = written(run, "Mask", "my film-mask.tif");
        assertEquals(8, mask.getBitDepth());
        assertEquals(255, mask.getStatistics().min);
        assertEquals(1, written(run, "Overlay", "my film-overlay.tif").getOverlay().size());
        assertFiles("my film-mask.tif", "my film-overlay.tif");
    }

    @Test
    void saliencyWritesMapAndOverlay() throws Exception {
        AppProcess run = run("MultiMix Saliency", "target=normal overlay=true");
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.out());
        assertEquals(32, written(run, "Saliency", "my film-saliency.tif").getBitDepth());
        assertTrue(
                written(run, "Overlay", "my film-overlay.tif").getOverlay().get(0)
                        instanceof ImageRoi);
        assertFiles("my film-overlay.tif", "my film-saliency.tif");
    }

    @Test
    void secondCallKeepsWhatTheFirstHasWritten() throws Exception {
        assertEquals(0, run("MultiMix Segment", "threshold=1e-9").code());
        byte[] before = Files.readAllBytes(folder.resolve("my film-mask.tif"));
        AppProcess second = run("MultiMix Segment", "threshold=1 measure=true");
        assertEquals(1, second.code());
        assertEquals("", second.out());
        assertEquals(
                "multimix: The file "
                        + folder.toRealPath().resolve("my film-mask.tif")
                        + " is there already and would be replaced. Move it, or run in another"
                        + " folder. Nothing was written.",
                second.err());
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("my film-mask.tif")));
    }

    private AppProcess run(String command, String options) throws Exception {
        return AppProcess.run(folder, "--run", command, inputs + options);
    }

    /** An image that is named in the log, of the input's size. */
    private ImagePlus written(AppProcess run, String label, String name) throws IOException {
        String line = label + ": " + name;
        assertTrue(run.err().lines().anyMatch(line::equals), run.err());
        ImagePlus image = open(name);
        assertEquals(WIDTH, image.getWidth());
        assertEquals(HEIGHT, image.getHeight());
        return image;
    }

    private ImagePlus open(String name) throws IOException {
        return IJ.openImage(folder.resolve(name).toString());
    }

    private void assertFiles(String... names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of(names),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".tif"))
                            .sorted()
                            .toList());
        }
    }
}
