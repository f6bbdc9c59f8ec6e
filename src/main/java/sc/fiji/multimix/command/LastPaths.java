// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.Prefs;
import java.io.File;
import java.util.List;
import java.util.Set;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * The model and the data folders that a dialog was last given, by key and for all commands, in
 * ImageJ's preferences. For dialogs only: a macro means the same on every computer.
 */
final class LastPaths {
    /** Not what must be new, nor images that belong to one results folder. */
    private static final Set<String> KEYS =
            Set.of(
                    "model",
                    "input",
                    "results",
                    "segmentation",
                    "classification",
                    "crosssegmentation",
                    "crossclassification");

    private static final String PREFIX = "multimix.last.";

    private LastPaths() {}

    /** Gives a command about to ask for its inputs those that are still there. */
    static void fillIn(List<ModuleItem<?>> inputs, Module module) {
        for (ModuleItem<?> item : inputs) {
            // a file to be made is chosen anew: a training would replace the last model
            if (!isKept(item) || "save".equals(item.getWidgetStyle())) continue;
            String path = Prefs.get(PREFIX + item.getName(), "");
            if (!path.isEmpty() && new File(path).exists())
                module.setInput(item.getName(), new File(path));
        }
    }

    /** Keeps what the user gave, or left empty; nothing if the dialog was canceled. */
    static void remember(List<ModuleItem<?>> inputs, Module module) {
        for (ModuleItem<?> item : inputs) {
            if (!isKept(item) || !module.isInputResolved(item.getName())) continue;
            File path = (File) item.getValue(module);
            Prefs.set(PREFIX + item.getName(), path == null ? "" : path.getAbsolutePath());
        }
    }

    private static boolean isKept(ModuleItem<?> item) {
        return item.getType() == File.class && KEYS.contains(item.getName());
    }
}
