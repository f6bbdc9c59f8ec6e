// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.io.SaveDialog;
import ij.plugin.frame.Recorder;
import java.awt.Button;
import java.awt.Dimension;
import java.awt.Panel;
import java.awt.TextField;
import java.awt.event.ActionListener;
import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.scijava.ItemVisibility;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;

/**
 * The dialog of ImageJ 1, built from a command's own inputs. It records what Fiji records for the
 * same command: every input under its name, so that a recorded line runs in both.
 */
final class CommandDialog {
    private static final int PATH_COLUMNS = 32;

    private final String title;
    private final List<ModuleItem<?>> items = new ArrayList<>();
    private final Module module;

    CommandDialog(String title, List<ModuleItem<?>> inputs, Module module) {
        this.title = title;
        this.module = module;
        for (ModuleItem<?> item : inputs) if (item.getType() != ImagePlus.class) items.add(item);
    }

    /**
     * Asks for the inputs and sets them; asks again where a text cannot be read, and not at all if
     * there are none.
     *
     * @return false if the user canceled
     */
    boolean show() {
        if (items.isEmpty()) return true;
        boolean recording = Recorder.record;
        Recorder.record = false; // the dialog would record its labels, not the names
        try {
            if (!ask()) {
                module.cancel(); // takes a preview away
                Recorder.setCommand(null);
                return false;
            }
        } finally {
            Recorder.record = recording;
        }
        if (recording)
            for (ModuleItem<?> item : items) {
                Object value = item.getValue(module);
                if (value != null && item.getVisibility() != ItemVisibility.TRANSIENT)
                    Recorder.recordOption(item.getName(), InputText.format(value));
            }
        return true;
    }

    private boolean ask() {
        String problem;
        do {
            GenericDialog dialog = new TitledDialog(title);
            for (ModuleItem<?> item : items) add(dialog, item);
            DialogPreview.addTo(dialog, module, () -> readAll(dialog));
            dialog.addHelp(help());
            dialog.showDialog();
            if (dialog.wasCanceled()) return false;
            problem = readAll(dialog);
            if (problem != null) IJ.showMessage(title, Launcher.lines(problem));
        } while (problem != null);
        return true;
    }

    /**
     * Sets every input whose text can be read; says what is wrong with the first other or empty
     * one.
     */
    private String readAll(GenericDialog dialog) {
        String problem = null;
        Iterator<?> numbers =
                dialog.getNumericFields() == null
                        ? Collections.emptyIterator()
                        : dialog.getNumericFields().iterator();
        for (ModuleItem<?> item : items) {
            try {
                Object value =
                        isSlider(item)
                                ? InputText.parse(item, ((TextField) numbers.next()).getText())
                                : read(dialog, item);
                module.setInput(item.getName(), value);
                if (problem == null && value == null && item.isRequired())
                    problem = "'" + item.getLabel() + "' is empty. " + item.getDescription();
            } catch (CommandFailure e) {
                if (problem == null) problem = e.getMessage();
            }
        }
        return problem;
    }

    private void add(GenericDialog dialog, ModuleItem<?> item) {
        String label = item.getLabel();
        Object value = item.getValue(module);
        String text = value == null ? "" : value.toString().replaceFirst("(\\d)\\.0$", "$1");
        Class<?> type = item.getType();
        List<?> choices = InputText.choices(item);
        if (type == boolean.class) {
            dialog.addCheckbox(label, (Boolean) value);
        } else if (!choices.isEmpty()) {
            dialog.addChoice(
                    label, choices.stream().map(Object::toString).toArray(String[]::new), text);
        } else if (type == File.class || isFileOrFolder(item)) {
            addPath(dialog, item, text);
        } else if (isSlider(item)) {
            dialog.addSlider(
                    label,
                    ((Number) item.getMinimumValue()).doubleValue(),
                    ((Number) item.getMaximumValue()).doubleValue(),
                    ((Number) value).doubleValue(),
                    item.getStepSize() == null ? 1 : item.getStepSize().doubleValue());
        } else {
            int columns = type == String.class ? Math.max(16, item.getColumnCount()) : 8;
            dialog.addStringField(label, text, columns);
        }
    }

    private static boolean isSlider(ModuleItem<?> item) {
        return "slider".equals(item.getWidgetStyle());
    }

    /** A text that is the path of a file or a folder, or something else. */
    private static boolean isFileOrFolder(ModuleItem<?> item) {
        return "both".equals(item.getWidgetStyle());
    }

    private static void addPath(GenericDialog dialog, ModuleItem<?> item, String text) {
        String style = String.valueOf(item.getWidgetStyle());
        if (style.contains("directory")) {
            dialog.addDirectoryField(item.getLabel(), text, PATH_COLUMNS);
            return;
        }
        dialog.addFileField(item.getLabel(), text, PATH_COLUMNS);
        if (style.contains("save")) browse(dialog, () -> newFile(item.getLabel()));
        if (isFileOrFolder(item)) browse(dialog, () -> PathChooser.fileOrFolder(item.getLabel()));
    }

    /** Lets the last field's button ask in another way; an empty answer changes nothing. */
    private static void browse(GenericDialog dialog, Supplier<String> ask) {
        Panel panel = (Panel) dialog.getComponent(dialog.getComponentCount() - 1);
        TextField field = (TextField) panel.getComponent(0);
        Button browse = (Button) panel.getComponent(1);
        for (ActionListener listener : browse.getActionListeners())
            browse.removeActionListener(listener);
        browse.addActionListener(
                event -> {
                    String path = ask.get();
                    if (!path.isEmpty()) field.setText(path);
                });
    }

    /** Asks for a file that need not be there yet. */
    private static String newFile(String label) {
        SaveDialog save = new SaveDialog(label, "multimix", ".zip");
        return save.getFileName() == null ? "" : save.getDirectory() + save.getFileName();
    }

    private static Object read(GenericDialog dialog, ModuleItem<?> item) throws CommandFailure {
        if (item.getType() == boolean.class) return dialog.getNextBoolean();
        boolean choice = !InputText.choices(item).isEmpty();
        String text = choice ? dialog.getNextChoice() : dialog.getNextString();
        return InputText.parse(item, text.strip());
    }

    private String help() {
        StringBuilder text = new StringBuilder("<html>");
        text.append("<p>").append(module.getInfo().getDescription()).append("</p>");
        for (ModuleItem<?> item : items)
            text.append("<p><b>")
                    .append(item.getLabel())
                    .append("</b> (macro key <tt>")
                    .append(item.getName())
                    .append("</tt>)<br>")
                    .append(item.getDescription())
                    .append("</p>");
        return text.append("</html>").toString();
    }

    /** At least as wide as its title and the buttons beside that. */
    private static final class TitledDialog extends GenericDialog {
        private static final long serialVersionUID = 1;
        private static final int BUTTONS = 160;

        TitledDialog(String title) {
            super(title);
        }

        @Override
        public Dimension getPreferredSize() {
            Dimension size = super.getPreferredSize();
            if (getFont() == null) return size;
            int width = getFontMetrics(getFont()).stringWidth(getTitle()) + BUTTONS;
            return new Dimension(Math.max(size.width, width), size.height);
        }
    }
}
