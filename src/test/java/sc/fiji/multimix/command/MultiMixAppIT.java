// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line of the packaged suite: what it prints and its exit codes. */
class MultiMixAppIT {
    @TempDir private Path folder;

    @Test
    void helpExplainsTheCalls() throws Exception {
        AppProcess help = AppProcess.run(folder, "--help");
        assertEquals(0, help.code());
        assertTrue(help.out().contains("--headless MACRO.ijm"), help.out());
        assertTrue(help.out().contains("--run \"MultiMix Train\""), help.out());
        assertEquals("", help.err());
    }

    @Test
    void macroGetsItsArgumentAndTheSuitesFolder() throws Exception {
        AppProcess macro =
                headless(
                        "print(getArgument());",
                        "print(File.exists(getDirectory('imagej') + 'multimix.jar'));",
                        "newImage('ramp', '8-bit ramp', 64, 64, 1);",
                        "run('Gaussian Blur...', 'sigma=2');",
                        "saveAs('PNG', '" + folder + "/blurred.png');");
        assertEquals(new AppProcess(0, "key=[a b]\n1", ""), macro);
        assertTrue(Files.size(folder.resolve("blurred.png")) > 0);
    }

    @Test
    void macroErrorIsAFailureWithItsLine() throws Exception {
        assertFails(
                headless("x = 1;", "y = nothing + 1;", "print('went on');"),
                "The macro macro.ijm failed: Undefined variable in line 2: y = <nothing> + 1 ;");
    }

    @Test
    void errorInACalledMacroIsAFailure() throws Exception {
        Path inner = Files.writeString(folder.resolve("inner.ijm"), "y = nothing;");
        AppProcess macro = headless("runMacro('" + inner + "');");
        assertFails(macro, "The macro macro.ijm failed: Undefined variable in line 1");
    }

    @Test
    void exitWithAMessageIsAFailure() throws Exception {
        assertFails(
                headless("exit('No images here');", "print('went on');"),
                "The macro macro.ijm failed: No images here");
    }

    @Test
    void exitWithoutAMessageIsNot() throws Exception {
        assertEquals(
                new AppProcess(0, "done", ""),
                headless("print('done');", "exit();", "print('went on');"));
    }

    @Test
    void unknownMenuCommandInAMacroIsAFailure() throws Exception {
        assertFails(
                headless("run('No Such Thing');", "print('went on');"),
                "The macro macro.ijm failed: Unrecognized command: \"No Such Thing\" in line 1");
    }

    @Test
    void imageThatCannotBeOpenedIsAFailure() throws Exception {
        AppProcess macro = headless("open('/no/such.tif');");
        assertEquals(1, macro.code());
        assertTrue(macro.err().contains("File not found: /no/such.tif"), macro.err());
    }

    @Test
    void missingMacroFileIsAFailure() throws Exception {
        assertFails(AppProcess.run(folder, "--headless", "nothing.ijm"), "There is no macro file ");
    }

    @Test
    void unknownCommandIsAFailureThatSuggestsTheNearest() throws Exception {
        assertFails(
                AppProcess.run(folder, "--run", "MultiMix Trian"),
                "There is no command 'MultiMix Trian'. Did you mean 'MultiMix Train'? All: MultiMix"
                        + " About, MultiMix Analyze Folder, MultiMix Check Installation, MultiMix"
                        + " Classify, MultiMix Compare Systems, MultiMix Create Sample Data, MultiMix"
                        + " Evaluate, MultiMix Explain, MultiMix Install GPU Support, MultiMix"
                        + " Review, MultiMix Saliency, MultiMix Segment, MultiMix Show Network"
                        + " Input, MultiMix Train.");
    }

    @Test
    void canceledCommandIsAFailureWithItsReason() throws Exception {
        assertFails(
                AppProcess.run(folder, "--run", "multimix TRAIN", "model=m.zip"),
                "There is nothing to learn from: choose a segmentation folder, a classification"
                        + " folder, or both.");
    }

    @Test
    void unknownKeyIsAFailureThatNamesTheKeys() throws Exception {
        assertFails(
                AppProcess.run(folder, "--run", "MultiMix Classify...", "modell=m.zip"),
                "MultiMix Classify has no key 'modell'. Its keys are: image, model, device.");
    }

    @Test
    void keyThatIsNoneOfTheCommandsIsNotOpened() throws Exception {
        assertFails(
                AppProcess.run(folder, "--run", "MultiMix Train", "image=a.png model=m.zip"),
                "MultiMix Train has no key 'image'.");
    }

    @Test
    void missingModelFileIsAFailure() throws Exception {
        assertFails(
                AppProcess.run(
                        folder, "--run", "MultiMix Analyze Folder", "input=. output=o model=m.zip"),
                "There is no model file " + folder.toRealPath().resolve("m.zip") + ". Choose");
    }

    @Test
    void missingImageFileIsAFailure() throws Exception {
        assertFails(
                AppProcess.run(folder, "--run", "MultiMix Classify", "image=a.png model=m.zip"),
                "a.png: there is no such image file");
    }

    @Test
    void windowsWithoutADisplayAreAFailureThatSaysWhatToDo() throws Exception {
        assertFails(
                AppProcess.run(folder),
                "There is no display to open a window on; use --headless or --run.");
    }

    @Test
    void wrongCallIsToldFromFailedWork() throws Exception {
        AppProcess unknown = AppProcess.run(folder, "--hedless", "a.ijm");
        assertEquals(2, unknown.code());
        assertEquals("multimix: Unknown option '--hedless'. See --help.", unknown.err());
        assertEquals(2, AppProcess.run(folder, "--headless").code());
        assertEquals(2, AppProcess.run(folder, "--run", "a", "b", "c").code());
    }

    private AppProcess headless(String... lines) throws Exception {
        Files.writeString(folder.resolve("macro.ijm"), String.join("\n", lines));
        return AppProcess.run(folder, "--headless", "macro.ijm", "key=[a b]");
    }

    private static void assertFails(AppProcess process, String reason) {
        assertEquals(1, process.code());
        assertEquals("", process.out());
        assertEquals(1, process.err().lines().count(), process.err());
        assertTrue(process.err().startsWith("multimix: " + reason), process.err());
    }
}
