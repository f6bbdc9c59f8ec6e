// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.JFileChooser;

/** Asks for a file or a folder, which ImageJ's own dialogs cannot do in one. */
final class PathChooser {
    private PathChooser() {}

    /** The path that the user chose; empty if none. */
    static String fileOrFolder(String title) {
        AtomicReference<String> chosen = new AtomicReference<>("");
        Runnable ask =
                () -> {
                    JFileChooser chooser = new JFileChooser(IJ.getDirectory("current"));
                    chooser.setDialogTitle(title);
                    chooser.setFileSelectionMode(JFileChooser.FILES_AND_DIRECTORIES);
                    if (chooser.showOpenDialog(IJ.getInstance()) == JFileChooser.APPROVE_OPTION)
                        chosen.set(chooser.getSelectedFile().getPath());
                };
        try {
            if (EventQueue.isDispatchThread()) ask.run();
            else EventQueue.invokeAndWait(ask);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The file dialog failed: " + e.getCause(), e);
        }
        return chosen.get();
    }
}
