// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.BorderLayout;
import java.awt.FlowLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.UIManager;
import javax.swing.filechooser.FileNameExtensionFilter;
import sc.fiji.multimix.model.ModelFile;

/** Asks what to do with a trained model that cannot be saved where it should be. */
final class SaveFailedDialog {
    private static final String TITLE = "MultiMix: The Model Cannot Be Saved";
    private static final int BORDER = 12;
    private static final int COLUMNS = 60;

    private SaveFailedDialog() {}

    /**
     * What the user wants.
     *
     * @param place where to save, the same place to try again; null for nowhere
     * @param discards whether the training is to end without its model
     */
    record Answer(Path place, boolean discards) {
        /** Neither saves nor ends. */
        static final Answer NOT_NOW = new Answer(null, false);
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param file that could not be written
     * @param canceled asked a few times a second; ends the question
     */
    static Answer ask(Path file, IOException cause, BooleanSupplier canceled) {
        return Question.ask(
                TITLE, Answer.NOT_NOW, question -> fill(question, file, cause), canceled);
    }

    private static void fill(Question<Answer> question, Path file, IOException cause) {
        JPanel content = new JPanel(new BorderLayout(BORDER, BORDER));
        content.setBorder(BorderFactory.createEmptyBorder(BORDER, BORDER, BORDER, BORDER));
        content.add(message(text(cause)), BorderLayout.CENTER);
        content.add(buttons(question, file), BorderLayout.SOUTH);
        question.frame().setContentPane(content);
    }

    /** What happened, and what the buttons do. */
    static String text(IOException cause) {
        return cause.getMessage()
                + "\n\nNothing is lost: the model is in the computer's memory as long as this"
                + " training runs.\n\n"
                + "Save elsewhere: choose another folder or drive; the training goes on there.\n"
                + "Try again: for example after you have made room or closed another program.\n"
                + "Not now: a running training goes on and tries again after its next epoch; one"
                + " that is over saves the model in your home folder and says where.\n"
                + "End without saving: the training ends, and what it has learned is thrown away.";
    }

    private static JTextArea message(String text) {
        JTextArea area = new JTextArea(text, 0, COLUMNS);
        area.setFont(UIManager.getFont("Label.font"));
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setEditable(false);
        area.setOpaque(false);
        return area;
    }

    private static JPanel buttons(Question<Answer> question, Path file) {
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, BORDER, 0));
        JButton elsewhere = button("Save Elsewhere...", 'S', () -> choose(question, file));
        question.frame().getRootPane().setDefaultButton(elsewhere);
        buttons.add(elsewhere);
        buttons.add(button("Try Again", 'T', () -> question.answer(new Answer(file, false))));
        buttons.add(button("Not Now", 'N', () -> question.answer(Answer.NOT_NOW)));
        buttons.add(
                button("End without Saving", 'E', () -> question.answer(new Answer(null, true))));
        return buttons;
    }

    private static JButton button(String label, char mnemonic, Runnable action) {
        JButton button = new JButton(label);
        button.setMnemonic(mnemonic);
        button.addActionListener(event -> action.run());
        return button;
    }

    /** A model that is there already is kept as its backup, so it needs no question. */
    private static void choose(Question<Answer> question, Path file) {
        JFileChooser chooser = new JFileChooser(); // in the user's home
        chooser.setDialogTitle("Save the model elsewhere");
        chooser.setFileFilter(new FileNameExtensionFilter("MultiMix model", "zip"));
        chooser.setSelectedFile(file.getFileName().toFile());
        while (chooser.showSaveDialog(question.frame()) == JFileChooser.APPROVE_OPTION) {
            Path place = zip(chooser.getSelectedFile().toPath());
            String refusal = refusal(place);
            if (refusal == null) {
                question.answer(new Answer(place, false));
                return;
            }
            JOptionPane.showMessageDialog(
                    question.frame(), refusal, TITLE, JOptionPane.WARNING_MESSAGE);
        }
    }

    /** Why a model is not to be saved there, null if it may be: other files are not replaced. */
    static String refusal(Path place) {
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) return null;
        try {
            ModelFile.loadDescription(place);
            return null;
        } catch (IOException e) {
            return place.getFileName()
                    + " is there already and is no MultiMix model. Choose another name.";
        }
    }

    /** The file, with the ending that models have. */
    static Path zip(Path chosen) {
        String name = chosen.getFileName().toString();
        return name.toLowerCase(Locale.ROOT).endsWith(".zip")
                ? chosen
                : chosen.resolveSibling(name + ".zip");
    }
}
