// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;
import java.awt.Button;
import java.awt.Checkbox;
import java.awt.Choice;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.TextField;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.Vector;
import javax.swing.AbstractButton;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.ModuleItem;

/**
 * ImageJ with a window, in a process of its own: chooses each command from the menu, fills its
 * dialog in, and writes what ImageJ's Recorder wrote meanwhile. Arguments: folder of the suite,
 * folder for results.
 */
public final class RecordingSession {
    private static final long PATIENCE_SECONDS = 180;

    private final Set<Window> answered = new HashSet<>();

    private RecordingSession() {}

    /** Writes {@code recorded.txt} into the folder for results; exit code 1 if a step fails. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        try {
            MultiMixApp.main();
            Recorder recorder = new Recorder();
            RecordingSession session = new RecordingSession();
            for (RecordedStep step : RecordedStep.all(Path.of(arguments[0]), folder))
                session.run(step, recorder);
            Files.writeString(folder.resolve("recorded.txt"), recorder.getText());
            System.exit(0);
        } catch (Exception | Error e) {
            System.err.println(e);
            System.exit(1);
        }
    }

    private void run(RecordedStep step, Recorder recorder) throws Exception {
        if (step.image() != null) IJ.openImage(step.image().toString()).show();
        IJ.doCommand(step.label());
        long end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        while (!recorder.getText().contains("run(\"" + step.label() + "\"")) {
            if (System.nanoTime() > end) throw new IllegalStateException("No end of " + step);
            EventQueue.invokeAndWait(() -> answer(step));
            Thread.sleep(100);
        }
        closeImages();
    }

    private static void closeImages() {
        int[] ids = WindowManager.getIDList();
        if (ids == null) return;
        for (int id : ids) {
            WindowManager.getImage(id).changes = false;
            WindowManager.getImage(id).close();
        }
    }

    /** Looks through the open windows and does what the person would. */
    private void answer(RecordedStep step) {
        for (Window window : Window.getWindows()) {
            if (!window.isShowing()) continue;
            if (window instanceof GenericDialog dialog) {
                if (answered.add(window)) fill(dialog, step);
            } else if (window instanceof Dialog dialog && dialog.getTitle().equals("MultiMix")) {
                throw new IllegalStateException(step.label() + " failed: " + texts(dialog));
            } else press(window, step.buttons());
        }
    }

    private static void fill(GenericDialog dialog, RecordedStep step) {
        Iterator<?> texts = iterator(dialog.getStringFields());
        Iterator<?> numbers = iterator(dialog.getNumericFields());
        Iterator<?> choices = iterator(dialog.getChoices());
        Iterator<?> checkboxes = iterator(dialog.getCheckboxes());
        for (ModuleItem<?> item : command(step.label()).inputs()) {
            if (Contexts.isFilledIn(item.getType()) || item.getType() == ij.ImagePlus.class)
                continue;
            String value = step.values().get(item.getName());
            if (item.getType() == boolean.class) {
                Checkbox box = (Checkbox) checkboxes.next();
                if (value != null) box.setState(Boolean.parseBoolean(value));
            } else if (!InputText.choices(item).isEmpty()) {
                Choice choice = (Choice) choices.next();
                if (value != null) choice.select(value);
            } else {
                boolean slider = String.valueOf(item.getWidgetStyle()).contains("slider");
                TextField field = (TextField) (slider ? numbers : texts).next();
                if (value != null) field.setText(value);
            }
        }
        Button ok = dialog.getButtons()[0];
        for (ActionListener listener : ok.getActionListeners())
            listener.actionPerformed(
                    new ActionEvent(ok, ActionEvent.ACTION_PERFORMED, ok.getLabel()));
    }

    private static Iterator<?> iterator(Vector<?> fields) {
        return fields == null ? List.of().iterator() : fields.iterator();
    }

    private static CommandInfo command(String label) {
        for (CommandInfo info : Contexts.current().service(CommandService.class).getCommands())
            if (label.equals(info.getLabel())) return info;
        throw new IllegalStateException("There is no command " + label);
    }

    private static void press(Container container, List<String> buttons) {
        for (Component component : container.getComponents()) {
            if (component instanceof AbstractButton button
                    && button.isEnabled()
                    && button.isShowing()
                    && buttons.contains(button.getText())) {
                EventQueue.invokeLater(button::doClick);
                return;
            }
            if (component instanceof Container inner) press(inner, buttons);
        }
    }

    private static List<String> texts(Container container) {
        List<String> texts = new ArrayList<>();
        for (Component component : container.getComponents()) {
            if (component instanceof java.awt.Label label) texts.add(label.getText());
            else if (component instanceof Container inner) texts.addAll(texts(inner));
            else if (component instanceof ij.gui.MultiLineLabel) texts.add(component.toString());
        }
        return texts;
    }
}
