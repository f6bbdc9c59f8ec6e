// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.EventQueue;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the window says; the window itself needs a display, see {@link SaveFailedDemo}. */
class SaveFailedDialogTest {
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
