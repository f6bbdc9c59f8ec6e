// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What macros may rely on, in ImageJ without a display. */
class LauncherIT {
    private static final String INSTALL = "call('" + ProbeMenu.class.getName() + ".install');";

    @TempDir private Path folder;

    @Test
    void outputIsCurrentForTheNextLine() throws Exception {
        AppProcess macro =
                AppProcess.macro(
                        folder,
                        INSTALL,
                        "newImage('one', '8-bit black', 8, 8, 1);",
                        "run('Probe...', 'text=x');",
                        "print(getTitle(), getPixel(0, 0), nImages);",
                        "run('Add...', 'value=-5');", // ImageJ's own command works on it as well
                        "print(getTitle(), getPixel(0, 0));",
                        "selectImage('one'); print(getPixel(0, 0));");
        assertEquals(new AppProcess(0, "inverted-one 255 3\ninverted-one 250\n0", ""), macro);
    }

    @Test
    void worksOnTheSelectedAndTheNamedImage() throws Exception {
        AppProcess macro =
                AppProcess.macro(
                        folder,
                        INSTALL,
                        "setBatchMode(true);",
                        "newImage('one', '8-bit black', 8, 8, 1);",
                        "newImage('two', '8-bit white', 8, 8, 1);",
                        "selectImage('one'); run('Probe...', 'text=x'); print(getTitle());",
                        "selectImage('two'); run('Probe...', 'text=x'); print(getTitle());",
                        "run('Probe...', 'text=x image=one'); print(getTitle());");
        assertEquals(new AppProcess(0, "inverted-one\ninverted-two\ninverted-one", ""), macro);
    }

    @Test
    void worksOnTheImageOfIjRunThoughHidden() throws Exception {
        AppProcess macro =
                AppProcess.macro(
                        folder,
                        INSTALL,
                        "newImage('one', '8-bit black', 8, 8, 1);",
                        "print(call('" + ProbeMenu.class.getName() + ".runOnHiddenImage'));",
                        "print(getTitle());");
        assertEquals(0, macro.code(), macro.err());
        assertTrue(macro.out().startsWith("hidden img[\"inverted-hidden\""), macro.out());
    }

    @Test
    void failureStopsTheMacroWithItsReason() throws Exception {
        assertStops("text=x failure=refuse", "The probe was told to refuse in line 3");
        assertStops("text=x flag", "'flag' has no value.");
        assertStops("txt=x", "Probe has no key 'txt'.");
    }

    @Test
    void errorInTheProgramStopsTheMacroToo() throws Exception {
        assertStops("text=x failure=crash", "Unexpected error in Probe");
    }

    @Test
    void commandWithoutAnImageStopsTheMacro() throws Exception {
        AppProcess macro =
                AppProcess.macro(folder, INSTALL, "run('Probe...', 'text=x');", "print('on');");
        assertEquals(1, macro.code());
        assertEquals("", macro.out());
        assertTrue(macro.err().contains("Probe works on an image, but none is open."));
    }

    @Test
    void hasNoDialogWhenNoOptionsAreGiven() throws Exception {
        AppProcess macro =
                AppProcess.macro(
                        folder,
                        INSTALL,
                        "newImage('one', '8-bit black', 8, 8, 1);",
                        "run('Probe...');");
        assertEquals(1, macro.code());
        assertTrue(macro.err().contains("Probe needs the key 'text'"), macro.err());
    }

    private void assertStops(String options, String reason) throws Exception {
        AppProcess macro =
                AppProcess.macro(
                        folder,
                        INSTALL,
                        "newImage('one', '8-bit black', 8, 8, 1);",
                        "run('Probe...', '" + options + "');",
                        "File.saveString('on', '" + folder + "/went-on.txt');");
        assertEquals(1, macro.code(), options);
        assertTrue(macro.err().replace('\n', ' ').contains(reason), macro.err());
        assertFalse(Files.exists(folder.resolve("went-on.txt")), options);
    }
}
