// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.FlowLayout;
import java.awt.event.ActionListener;
import java.util.List;
import javax.swing.AbstractButton;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JToggleButton;

/** What can be done with a case: two rows of buttons, each with its key (Alt and a letter). */
final class ReviewButtons {
    final JButton previous = button("Previous", 'P', "The case above in the table.");
    final JButton next = button("Next", 'N', "The case below in the table.");
    final JButton accept =
            button("Correct as it is", 'I', "Notes that the result is right, and goes on.");
    final JButton undo =
            button("Undo", 'U', "Takes the last decision back and deletes what it has saved.");
    final JCheckBox overlay = new JCheckBox("Overlay", true);
    final JToggleButton edit = new JToggleButton("Edit outline");
    final JButton saveMask =
            button(
                    "Save mask as label",
                    'M',
                    "Copies the image and the outline's mask into the segmentation folder.");
    final JComboBox<String> classes;
    final JButton saveClass =
            button(
                    "Save class as label",
                    'S',
                    "Copies the image into the folder of this class in the classification folder.");
    private final JPanel panel = new JPanel();

    ReviewButtons(List<String> classNames) {
        classes = new JComboBox<>(classNames.toArray(new String[0]));
        PlainText.showIn(classes);
        describe(overlay, 'O', "Shows the predicted outline on the image.");
        describe(
                edit,
                'E',
                "Makes the outline the image's selection, which ImageJ's tools change; once more"
                        + " drops the changes.");
        panel.setLayout(new BoxLayout(panel, BoxLayout.PAGE_AXIS));
        panel.add(row(previous, next, accept, undo));
        JLabel label = new JLabel("Right class");
        label.setDisplayedMnemonic('R');
        label.setLabelFor(classes);
        panel.add(row(overlay, edit, saveMask, label, classes, saveClass));
    }

    private static JPanel row(JComponent... parts) {
        JPanel row = new JPanel(new FlowLayout(FlowLayout.LEADING, 6, 2));
        for (JComponent part : parts) row.add(part);
        return row;
    }

    private static JButton button(String text, char mnemonic, String tooltip) {
        JButton button = new JButton(text);
        describe(button, mnemonic, tooltip);
        return button;
    }

    private static void describe(AbstractButton button, char mnemonic, String tooltip) {
        button.setMnemonic(mnemonic);
        button.setToolTipText(tooltip + " (Alt+" + mnemonic + ")");
    }

    JComponent component() {
        return panel;
    }

    static void onPress(AbstractButton button, Runnable action) {
        ActionListener listener = event -> action.run();
        button.addActionListener(listener);
    }

    String className() {
        Object name = classes.getSelectedItem();
        return name == null ? "" : name.toString();
    }

    /** Switches a button off, and says why; on if there is no reason against it. */
    static void allow(JComponent button, String against) {
        button.setEnabled(against.isEmpty());
        if (!against.isEmpty()) button.setToolTipText(against);
    }
}
