// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.model.ModelSamples;

/** What the window says; the window itself needs a display, see {@link SaveFailedDemo}. */
class SaveFailedDialogTest {
    @TempDir Path folder;

    @Test
    void saysWhatHappenedAndThatNothingIsLost() {
        String text = SaveFailedDialog.text(new IOException("The disk is full."));
        assertTrue(text.startsWith("The disk is full.\n\nNothing is lost"), text);
        for (String button : new String[] {"Save elsewhere", "Try again", "Not now", "End without"})
            assertTrue(text.contains("\n" + button), button);
    }

    @Test
    void modelsEndWithZip() {
        assertEquals(Path.of("a", "b.zip"), SaveFailedDialog.zip(Path.of("a", "b")));
        assertEquals(Path.of("a", "b.ZIP"), SaveFailedDialog.zip(Path.of("a", "b.ZIP")));
        assertEquals(Path.of("b.2.zip"), SaveFailedDialog.zip(Path.of("b.2")));
    }

    @Test
    void replacesModelsButNoOtherFile() throws IOException {
        assertNull(SaveFailedDialog.refusal(folder.resolve("new.zip")));
        Path model = Files.write(folder.resolve("model.zip"), ModelSamples.tinyModel());
        assertNull(SaveFailedDialog.refusal(model));
        String refusal = " is there already and is no MultiMix model. Choose another name.";
        Path text = Files.writeString(folder.resolve("data.zip"), "not even a zip");
        assertEquals("data.zip" + refusal, SaveFailedDialog.refusal(text));
        Path zip = folder.resolve("images.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("a.png"));
        }
        assertEquals("images.zip" + refusal, SaveFailedDialog.refusal(zip));
        Path inner = Files.createDirectory(folder.resolve("b.zip"));
        assertEquals("b.zip" + refusal, SaveFailedDialog.refusal(inner));
    }

    @Test
    void doesNotBlockTheEventThread() {
        InvocationTargetException failure =
                assertThrows(
                        InvocationTargetException.class,
                        () ->
                                EventQueue.invokeAndWait(
                                        () ->
                                                SaveFailedDialog.ask(
                                                        Path.of("a.zip"),
                                                        new IOException("full"),
                                                        () -> false)));
        assertEquals(IllegalStateException.class, failure.getCause().getClass());
    }
}
