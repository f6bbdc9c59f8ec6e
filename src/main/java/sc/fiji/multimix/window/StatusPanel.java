// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.BorderLayout;
import java.awt.Font;
import java.awt.GridLayout;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import sc.fiji.multimix.progress.ClockText;
import sc.fiji.multimix.training.ProcessMemory;
import sc.fiji.multimix.training.StepReport;

/** Where a training is, how fast it is, on what, and what is happening. */
final class StatusPanel extends JPanel {
    private static final long serialVersionUID = 1;
    private static final int PARTS = 1000;

    private final JLabel position = new JLabel("No step yet");
    private final JLabel note = new JLabel(" ");
    private final JLabel speed = new JLabel();
    private final JLabel elapsed = new JLabel();
    private final JLabel remaining = new JLabel();
    private final JLabel device = new JLabel();
    private final JLabel memory = new JLabel();
    private final JProgressBar bar = new JProgressBar(0, PARTS);

    StatusPanel() {
        super(new BorderLayout(0, 4));
        setBorder(BorderFactory.createEmptyBorder(6, 8, 4, 8));
        position.setFont(position.getFont().deriveFont(Font.BOLD));
        note.setFont(note.getFont().deriveFont(Font.BOLD));
        JPanel first = new JPanel(new GridLayout(1, 2, 8, 0));
        first.add(position);
        first.add(note);
        bar.getAccessibleContext().setAccessibleName("Progress of the training");
        JPanel second = new JPanel(new GridLayout(1, 0, 8, 0));
        for (JLabel label : new JLabel[] {elapsed, remaining, speed, memory, device})
            second.add(label);
        add(first, BorderLayout.NORTH);
        add(bar);
        add(second, BorderLayout.SOUTH);
    }

    /** Shows a step. */
    void show(StepReport step, String prefix) {
        position.setText(prefix + TrainingTexts.position(step));
        speed.setText(TrainingTexts.speed(step));
        elapsed.setText("Elapsed " + ClockText.of(step.elapsed()));
        remaining.setText("Remaining " + ClockText.of(step.remaining()));
        memory.setText(ProcessMemory.kind() + " " + TrainingTexts.memory(step.memory()));
        device.setText(step.device());
        device.setToolTipText(step.device());
        setFraction((double) step.step() / step.steps());
    }

    /**
     * Shows that no step follows, at least for now.
     *
     * @param text what was done
     */
    void showDone(String text) {
        position.setText(text);
        remaining.setText("");
        speed.setText("");
    }

    /**
     * Moves the progress bar.
     *
     * @param fraction in [0, 1]
     */
    void setFraction(double fraction) {
        bar.setValue((int) Math.round(PARTS * fraction));
    }

    /** Says what is happening. */
    void setNote(String text) {
        if (text.equals(note.getText())) return;
        note.setText(text);
        note.setToolTipText(text);
    }
}
