// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.FlowLayout;
import java.text.ParseException;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.SpinnerNumberModel;

/** The buttons that steer a training, and the questions that they ask. */
final class SteeringPanel extends JPanel {
    private static final long serialVersionUID = 1;
    private static final String TITLE = "MultiMix Train";
    private static final String GO_ON = "Go on";
    private static final String FINISH = "Finish: test and keep the model";
    private static final String WAIT = "Go on waiting";
    private static final int MOST_EPOCHS = 10_000;

    private final transient TrainingSteering steering;
    private final transient Runnable changed;
    private final JButton pause = new JButton("Continue");
    private final JButton finish = new JButton("Finish now");
    private final JButton cancel = new JButton("Cancel...");
    private final JButton extend = new JButton("Extend...");

    /**
     * Buttons.
     *
     * @param changed called when one was pressed
     */
    SteeringPanel(TrainingSteering steering, Runnable changed) {
        super(new FlowLayout(FlowLayout.LEADING, 6, 4));
        this.steering = steering;
        this.changed = changed;
        pause.setPreferredSize(pause.getPreferredSize()); // of its longer text
        pause.setMnemonic('u');
        finish.setMnemonic('F');
        cancel.setMnemonic('C');
        extend.setMnemonic('E');
        pause.setToolTipText("Stops after this step, or goes on.");
        finish.setToolTipText("Ends the training now, keeps its best model and tests it.");
        cancel.setToolTipText("Ends the training; asks whether to keep the best model so far.");
        extend.setToolTipText("Adds epochs to the end of the training.");
        pause.addActionListener(event -> press(steering::pauseOrContinue));
        finish.addActionListener(event -> press(steering::finish));
        cancel.addActionListener(event -> askCancel());
        extend.addActionListener(event -> askExtend());
        for (JButton button : new JButton[] {pause, finish, extend, cancel}) add(button);
        refresh();
    }

    /** Enables what can be pressed now. */
    void refresh() {
        pause.setText(steering.isPaused() ? "Continue" : "Pause");
        pause.setMnemonic(steering.isPaused() ? 'o' : 'u');
        pause.setEnabled(steering.canPause());
        finish.setEnabled(steering.canEndOrExtend());
        cancel.setEnabled(steering.canCancel());
        extend.setEnabled(steering.canEndOrExtend());
    }

    private void press(Runnable action) {
        action.run();
        changed.run();
    }

    /**
     * Asks how to end the training, whose window is to be closed.
     *
     * @return whether it ends, now or after its test
     */
    boolean askEnd() {
        if (!steering.isWaiting()) return askCancel();
        int answer =
                JOptionPane.showOptionDialog(
                        getTopLevelAncestor(),
                        "All epochs are done. The window closes when the model is tested.",
                        TITLE,
                        JOptionPane.DEFAULT_OPTION,
                        JOptionPane.QUESTION_MESSAGE,
                        null,
                        new String[] {FINISH, WAIT},
                        FINISH);
        if (answer != 0) return false;
        press(steering::finish);
        return true;
    }

    /**
     * Asks how to end the training; nothing is done if that is no longer possible.
     *
     * @return whether it ends
     */
    private boolean askCancel() {
        if (!steering.canCancel()) return true;
        if (steering.isTrained()) {
            if (ask("The model is trained and kept. Leave out the rest?", "Leave out") != 0)
                return false;
            press(() -> steering.cancel(true));
        } else if (steering.hasModel()) {
            int answer =
                    ask(
                            "Cancel the training? The training goes on until you choose.",
                            "Keep the best so far",
                            "Discard");
            if (answer < 0) return false;
            press(() -> steering.cancel(answer == 0));
        } else {
            if (ask(
                            "Cancel the training? No epoch is finished: there is no model to keep.",
                            "Cancel the training")
                    != 0) return false;
            press(() -> steering.cancel(false));
        }
        return true;
    }

    /** The index of the chosen option; -1 for going on. */
    private int ask(String question, String... options) {
        String[] all = new String[options.length + 1];
        System.arraycopy(options, 0, all, 0, options.length);
        all[options.length] = GO_ON;
        int answer =
                JOptionPane.showOptionDialog(
                        getTopLevelAncestor(),
                        question,
                        TITLE,
                        JOptionPane.DEFAULT_OPTION,
                        JOptionPane.QUESTION_MESSAGE,
                        null,
                        all,
                        GO_ON);
        return answer < options.length ? answer : -1;
    }

    private void askExtend() {
        JSpinner number = new JSpinner(new SpinnerNumberModel(5, 1, MOST_EPOCHS, 1));
        JPanel row = new JPanel(new FlowLayout(FlowLayout.LEADING));
        JLabel label = new JLabel("Epochs to add:");
        label.setLabelFor(number);
        row.add(label);
        row.add(number);
        int answer =
                JOptionPane.showConfirmDialog(
                        getTopLevelAncestor(), row, TITLE, JOptionPane.OK_CANCEL_OPTION);
        if (answer != JOptionPane.OK_OPTION) return;
        try {
            number.commitEdit(); // what is typed counts, though the field may have the focus
        } catch (ParseException e) {
            JOptionPane.showMessageDialog(
                    getTopLevelAncestor(),
                    "No epochs were added: give a number from 1 to " + MOST_EPOCHS + ".",
                    TITLE,
                    JOptionPane.INFORMATION_MESSAGE);
            return;
        }
        if (!steering.extend((Integer) number.getValue()))
            JOptionPane.showMessageDialog(
                    getTopLevelAncestor(),
                    "The training has ended meanwhile and cannot be extended any more.",
                    TITLE,
                    JOptionPane.INFORMATION_MESSAGE);
        changed.run();
    }
}
