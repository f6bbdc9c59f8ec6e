// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import sc.fiji.multimix.engine.FakeLibTorch;
import sc.fiji.multimix.engine.SystemName;
import sc.fiji.multimix.review.TestResults;

/** Bad input, given without the launcher: each command is canceled with a reason. */
@ResourceLock("ImageJ")
class CommandValidationTest {
    private final ImagePlus image = IJ.createImage("image", "8-bit ramp", 32, 32, 1);

    @TempDir private Path folder;

    @Test
    void imageCommandsRefuseAnEmptyImage() throws Exception {
        for (Class<? extends Command> command : imageCommands())
            assertEquals(
                    "No image is open, or it is empty. Open an image first (File > Open...).",
                    reason(command, "image", new ImagePlus(), "model", new File("m.zip")));
    }

    @Test
    void imageCommandsRefuseAMissingModel() throws Exception {
        File missing = folder.resolve("no.zip").toFile();
        for (Class<? extends Command> command : imageCommands())
            assertEquals(
                    "There is no model file "
                            + missing
                            + ". Choose another, or train one with MultiMix Train.",
                    reason(command, "image", image, "model", missing));
    }

    @Test
    void imageCommandsRefuseAFolderOrNothingAsModel() throws Exception {
        for (Class<? extends Command> command : imageCommands()) {
            assertEquals(
                    "The model " + folder + " is a folder. Choose the model's file in it.",
                    reason(command, "image", image, "model", folder.toFile()));
            assertEquals(
                    "'model' is empty. Choose the file of a trained model (MultiMix Train makes"
                            + " one).",
                    reason(command, "image", image, "model", new File("")));
        }
    }

    @Test
    void segmentAndSaliencyRefuseNumbersOutOfRange() throws Exception {
        File model = Files.createFile(folder.resolve("m.zip")).toFile();
        for (double threshold : new double[] {0, -0.5, 1.01, Double.NaN})
            assertEquals(
                    "'threshold' must be above 0 and at most 1, but is " + threshold + ".",
                    reason(
                            SegmentCommand.class,
                            "image",
                            image,
                            "model",
                            model,
                            "threshold",
                            threshold));
        for (Class<? extends Command> command :
                java.util.List.of(SegmentCommand.class, SaliencyCommand.class))
            for (int opacity : new int[] {-1, 101})
                assertEquals(
                        "'opacity' must be 0 to 100 percent, but is " + opacity + ".",
                        reason(command, "image", image, "model", model, "opacity", opacity));
    }

    @Test
    void trainNeedsAFolder() throws Exception {
        File model = folder.resolve("m.zip").toFile();
        String wanted =
                "There is nothing to learn from: choose a segmentation folder, a classification"
                        + " folder, or both.";
        assertEquals(wanted, reason(TrainCommand.class, "model", model));
        assertEquals(
                wanted, reason(TrainCommand.class, "model", model, "segmentation", new File("")));
    }

    @Test
    void trainRefusesFoldersThatAreNone() throws Exception {
        File model = folder.resolve("m.zip").toFile();
        Path file = Files.createFile(folder.resolve("file.txt"));
        Path missing = folder.resolve("missing");
        assertEquals(
                "The segmentation folder " + missing + " does not exist. Choose a folder.",
                reason(TrainCommand.class, "model", model, "segmentation", missing.toFile()));
        assertEquals(
                "The classification folder " + file + " is a file. Choose a folder.",
                reason(TrainCommand.class, "model", model, "classification", file.toFile()));
    }

    @Test
    void trainRefusesAFolderAsModel() throws Exception {
        assertEquals(
                "The model " + folder + " is a folder. Name a file in it, for example model.zip.",
                reason(
                        TrainCommand.class,
                        "model",
                        folder.toFile(),
                        "segmentation",
                        folder.toFile()));
    }

    @Test
    void trainRefusesNumbersOutOfRange() throws Exception {
        for (Object[] bad :
                new Object[][] {
                    {"resolution", 100},
                    {"masks", -1},
                    {"labels", -1},
                    {"width", -2},
                    {"batch", -1},
                    {"epochs", -5},
                    {"patience", -1},
                    {"rate", 1.5}
                }) {
            String reason =
                    reason(
                            TrainCommand.class,
                            "model",
                            folder.resolve("m.zip").toFile(),
                            "segmentation",
                            folder.toFile(),
                            bad[0],
                            bad[1]);
            assertTrue(reason.contains("'" + bad[0] + "'") && reason.contains("" + bad[1]), reason);
        }
    }

    @Test
    void analyzeFolderNeedsItsFolders() throws Exception {
        File missing = folder.resolve("missing").toFile();
        assertEquals(
                "The input folder " + missing + " does not exist. Choose a folder.",
                reason(
                        AnalyzeFolderCommand.class,
                        "input",
                        missing,
                        "output",
                        folder.toFile(),
                        "model",
                        new File("m.zip")));
        assertEquals(
                "'output' is empty. Choose a folder for the results.",
                reason(
                        AnalyzeFolderCommand.class,
                        "input",
                        folder.toFile(),
                        "output",
                        new File(""),
                        "model",
                        new File("m.zip")));
    }

    @Test
    void reviewNeedsResultsAndImages() throws Exception {
        File missing = folder.resolve("missing").toFile();
        assertEquals(
                "'results' is empty. Choose the folder that has results.csv.",
                reason(ReviewCommand.class, "results", new File(""), "images", missing));
        assertEquals(
                "The images folder " + missing + " does not exist. Choose a folder.",
                reason(ReviewCommand.class, "results", folder.toFile(), "images", missing));
        String none =
                reason(ReviewCommand.class, "results", folder.toFile(), "images", folder.toFile());
        assertTrue(none.contains("no table " + folder.resolve("results.csv")), none);
    }

    @Test
    void reviewRefusesUnknownClassesAndBounds() throws Exception {
        TestResults test = new TestResults(folder);
        File results = test.results.toFile();
        File images = test.images.toFile();
        assertEquals(
                "There is no class 'normal' in the results; the classes are: NORMAL, PNEUMONIA.",
                reason(
                        ReviewCommand.class,
                        "results",
                        results,
                        "images",
                        images,
                        "classname",
                        "normal"));
        String bounds =
                reason(
                        ReviewCommand.class,
                        "results",
                        results,
                        "images",
                        images,
                        "lowest",
                        0.9,
                        "highest",
                        0.5);
        assertTrue(bounds.contains("0.9") && bounds.contains("0.5"), bounds);
        String folderMissing =
                reason(
                        ReviewCommand.class,
                        "results",
                        results,
                        "images",
                        images,
                        "segmentation",
                        new File(folder.toFile(), "none"));
        assertTrue(folderMissing.contains("segmentation folder"), folderMissing);
    }

    @Test
    void evaluateNeedsAFolderOfImagesAndOneForTheReport() throws Exception {
        File model = folder.resolve("m.zip").toFile();
        File missing = folder.resolve("missing").toFile();
        assertEquals(
                "There is nothing to evaluate on: choose a segmentation folder, a classification"
                        + " folder, or both.",
                reason(EvaluateCommand.class, "model", model, "output", missing));
        assertEquals(
                "The segmentation folder " + missing + " does not exist. Choose a folder.",
                reason(
                        EvaluateCommand.class,
                        "model",
                        model,
                        "output",
                        missing,
                        "segmentation",
                        missing));
        assertEquals(
                "'output' is empty. Choose a new or empty folder for the report.",
                reason(
                        EvaluateCommand.class,
                        "model",
                        model,
                        "output",
                        new File(""),
                        "classification",
                        folder.toFile()));
        String negative =
                reason(
                        EvaluateCommand.class,
                        "model",
                        model,
                        "output",
                        missing,
                        "classification",
                        folder.toFile(),
                        "bootstrap",
                        -1);
        assertTrue(negative.contains("-1"), negative);
    }

    @Test
    void compareNamesAWrongEntryAndAMissingFolder() throws Exception {
        File output = folder.resolve("comparison").toFile();
        String unknown = reason(CompareCommand.class, "output", output, "systems", "UMTL,Resnet");
        assertTrue(unknown.contains("'Resnet'") && unknown.contains("UMTL-SSL-S"), unknown);
        String number = reason(CompareCommand.class, "output", output, "masks", "ten");
        assertTrue(number.startsWith("'masks' has the entry 'ten'"), number);
        assertEquals(
                "The systems U-Net need a segmentation folder, but none is given. Give"
                        + " 'segmentation', or choose other 'systems'.",
                reason(CompareCommand.class, "output", output, "systems", "U-Net"));
        assertEquals(
                "'output' is empty. Choose a folder for the results.",
                reason(CompareCommand.class, "output", new File("")));
        assertFalse(output.exists());
    }

    @Test
    void sampleDataRefusesTooFewImagesAndAFilledFolder() throws Exception {
        String tooFew =
                reason(
                        CreateSampleDataCommand.class,
                        "output",
                        folder.resolve("new").toFile(),
                        "images",
                        3);
        assertTrue(tooFew.contains("from 24") && tooFew.contains("but 3"), tooFew);
        Files.createFile(folder.resolve("something.txt"));
        String filled = reason(CreateSampleDataCommand.class, "output", folder.toFile());
        assertTrue(filled.contains("not empty"), filled);
    }

    @Test
    void gpuSupportNeedsASourceAndAYes() throws Exception {
        String empty = reason(InstallGpuSupportCommand.class, "action", GpuAction.INSTALL);
        assertTrue(empty.startsWith("'source' is empty. Give the folder of an"), empty);
        String none =
                reason(
                        InstallGpuSupportCommand.class,
                        "action",
                        GpuAction.INSTALL,
                        "source",
                        folder.toString());
        assertTrue(none.contains("is no LibTorch with CUDA"), none);
        SystemName system = SystemName.current();
        if (!system.isLinux() && !system.isWindows()) return;
        Path libtorch = FakeLibTorch.create(folder.resolve("libtorch"), system);
        String unconfirmed =
                reason(
                        InstallGpuSupportCommand.class,
                        "action",
                        GpuAction.INSTALL,
                        "source",
                        libtorch.toString());
        assertTrue(unconfirmed.startsWith("Nothing was installed"), unconfirmed);
    }

    private static java.util.List<Class<? extends Command>> imageCommands() {
        return java.util.List.of(
                SegmentCommand.class,
                ClassifyCommand.class,
                SaliencyCommand.class,
                ExplainCommand.class,
                ShowNetworkInputCommand.class);
    }

    /** Runs a command that is to be canceled; returns the reason. */
    private static String reason(Class<? extends Command> command, Object... inputs)
            throws Exception {
        CommandModule module =
                Contexts.current().service(CommandService.class).run(command, true, inputs).get();
        assertTrue(module.isCanceled());
        return module.getCancelReason();
    }
}
