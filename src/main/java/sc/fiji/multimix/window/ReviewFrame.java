// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import ij.WindowManager;
import java.awt.BorderLayout;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JSplitPane;

/** The frame of a review: where its parts are, and what it says and asks. */
final class ReviewFrame {
    private final JFrame frame;
    private final TextBox details = new TextBox("Case", 3);
    private final TextBox status = new TextBox("Last action", 3);

    /** Puts the parts into a frame at the left of the screen, not yet visible. */
    ReviewFrame(String title, JComponent filters, JComponent cases, JComponent buttons) {
        frame = new JFrame(title);
        JPanel bottom = new JPanel(new BorderLayout(0, 4));
        bottom.add(details.component(), BorderLayout.CENTER);
        JPanel actions = new JPanel(new BorderLayout());
        actions.add(buttons, BorderLayout.NORTH);
        actions.add(status.component(), BorderLayout.CENTER);
        bottom.add(actions, BorderLayout.SOUTH);
        JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, cases, bottom);
        split.setResizeWeight(1);
        frame.add(filters, BorderLayout.NORTH);
        frame.add(split, BorderLayout.CENTER);
        frame.pack();
        Rectangle screen = frame.getGraphicsConfiguration().getBounds();
        frame.setLocation(
                screen.x + 10,
                Math.max(screen.y, screen.y + screen.height - frame.getHeight() - 60));
    }

    /** Where a window beside this one goes. */
    Point beside() {
        Rectangle screen = frame.getGraphicsConfiguration().getBounds();
        return new Point(frame.getX() + frame.getWidth() + 10, screen.y + 130);
    }

    /** Shows the frame; what is given decides what happens when the user closes it. */
    void show(Runnable closing) {
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(
                new WindowAdapter() {
                    @Override
                    public void windowClosing(WindowEvent event) {
                        closing.run();
                    }
                });
        frame.setVisible(true);
        WindowManager.addWindow(frame);
    }

    void close() {
        WindowManager.removeWindow(frame);
        frame.dispose();
    }

    void toFront() {
        frame.toFront();
    }

    /** Says what the case is. */
    void describe(String text) {
        details.set(text);
    }

    /** Says what was done, or why not. */
    void say(String message) {
        status.set(message);
    }

    boolean confirm(String question) {
        return JOptionPane.showConfirmDialog(
                        frame, question, "MultiMix Review", JOptionPane.OK_CANCEL_OPTION)
                == JOptionPane.OK_OPTION;
    }
}
