// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.FlowLayout;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;
import sc.fiji.multimix.review.ReviewFilter;

/** The row of choices that make a {@link ReviewFilter}. */
final class ReviewFilterBar {
    private static final String ALL = "all classes";

    private final JPanel panel = new JPanel(new FlowLayout(FlowLayout.LEADING, 6, 2));
    private final JComboBox<String> classes;
    private final JSpinner lowest;
    private final JSpinner highest;
    private final JComboBox<ReviewFilter.Only> only = new JComboBox<>(ReviewFilter.Only.values());
    private final JLabel count = new JLabel();

    /**
     * A bar that shows a filter.
     *
     * @param changed called when the user has changed it
     */
    ReviewFilterBar(List<String> classNames, ReviewFilter start, Runnable changed) {
        List<String> choices = new ArrayList<>(List.of(ALL));
        choices.addAll(classNames);
        classes = new JComboBox<>(choices.toArray(new String[0]));
        PlainText.showIn(classes);
        if (!start.className().isEmpty()) classes.setSelectedItem(start.className());
        lowest = confidence(start.lowest());
        highest = confidence(start.highest());
        only.setSelectedItem(start.only());
        add("Class", 'L', classes);
        add("Confidence from", 'F', lowest);
        add("to", 'T', highest);
        add("Only", 'Y', only);
        panel.add(count);
        classes.addActionListener(event -> changed.run());
        only.addActionListener(event -> changed.run());
        lowest.addChangeListener(
                event -> {
                    if (value(highest) < value(lowest)) highest.setValue(value(lowest));
                    changed.run();
                });
        highest.addChangeListener(
                event -> {
                    if (value(lowest) > value(highest)) lowest.setValue(value(highest));
                    changed.run();
                });
    }

    private static JSpinner confidence(double value) {
        JSpinner spinner = new JSpinner(new SpinnerNumberModel(value, 0.0, 1.0, 0.05));
        JSpinner.NumberEditor editor = new JSpinner.NumberEditor(spinner, "0.00");
        editor.getTextField().setColumns(4);
        spinner.setEditor(editor);
        return spinner;
    }

    private static double value(JSpinner spinner) {
        return ((Number) spinner.getValue()).doubleValue();
    }

    private void add(String text, char mnemonic, JComponent component) {
        JLabel label = new JLabel(text);
        label.setDisplayedMnemonic(mnemonic);
        label.setLabelFor(component);
        panel.add(label);
        panel.add(component);
    }

    JComponent component() {
        return panel;
    }

    /** Says how many cases pass. */
    void setCount(int passing, int all) {
        count.setText(passing + " of " + all + " cases");
    }

    ReviewFilter filter() {
        Object name = classes.getSelectedItem();
        return new ReviewFilter(
                classes.getSelectedIndex() <= 0 ? "" : String.valueOf(name),
                value(lowest),
                value(highest),
                (ReviewFilter.Only) only.getSelectedItem());
    }
}
