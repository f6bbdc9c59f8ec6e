// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.gui.GenericDialog;
import ij.gui.MultiLineLabel;
import java.awt.EventQueue;
import java.util.function.Supplier;
import org.scijava.command.Previewable;
import org.scijava.module.Module;

/** Lets a dialog of ImageJ 1 preview what its command would do, as Fiji's dialogs do. */
final class DialogPreview {
    /** As long as the texts that follow it: the dialog keeps the size it has for this one. */
    private static final String EMPTY = " ".repeat(115) + "\n \n ";

    private DialogPreview() {}

    /**
     * Adds lines for what the preview does, and has the preview follow each change.
     *
     * @param dialog with all its fields
     * @param module whose command is told; nothing is added if that has no preview
     * @param read takes the values over from the dialog; says what is wrong with them, or null
     */
    static void addTo(GenericDialog dialog, Module module, Supplier<String> read) {
        if (!(module.getDelegateObject() instanceof Previewable)) return;
        dialog.addMessage(EMPTY);
        MultiLineLabel label = (MultiLineLabel) dialog.getMessage();
        if (module.getDelegateObject() instanceof MultiMixCommand command)
            command.setStatus(text -> EventQueue.invokeLater(() -> show(label, text)));
        dialog.addDialogListener(
                (source, event) -> {
                    if (event == null) return true; // the dialog is closed
                    String problem = read.get();
                    if (problem == null) module.preview();
                    show(label, problem == null ? "" : problem);
                    return true; // OK says what is wrong
                });
    }

    private static void show(MultiLineLabel label, String text) {
        label.setText(Launcher.lines(text));
    }
}
