// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import ij.WindowManager;
import java.awt.BorderLayout;
import java.awt.EventQueue;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import javax.swing.JFrame;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.multimix.review.ReviewCase;
import sc.fiji.multimix.review.ReviewFilter;
import sc.fiji.multimix.review.ReviewOrder;
import sc.fiji.multimix.review.ReviewSession;

/**
 * The window of a review: the table of cases, and what can be done with the chosen one, whose image
 * is open beside it. Files are read and written on other threads.
 */
public final class ReviewWindow {
    private static final String EDIT_HELP =
            "Selection brush: drag from inside the outline to add, from outside to take away; or"
                    + " use any selection tool, with Shift to add and Alt to take away. Then save the"
                    + " mask.";

    private final ReviewSession session;
    private final JFrame frame;
    private final ReviewFilterBar bar;
    private final ReviewList list;
    private final ReviewButtons buttons;
    private final TextBox details = new TextBox("Case", 3);
    private final TextBox status = new TextBox("Last action", 3);
    private final CaseImage image = new CaseImage();
    private ReviewCase current;
    private boolean saving;

    private ReviewWindow(
            ReviewSession session,
            List<String> classNames,
            ReviewFilter filter,
            ReviewOrder order) {
        this.session = session;
        frame = new JFrame("MultiMix Review: " + session.table().folder());
        bar =
                new ReviewFilterBar(
                        List.copyOf(session.table().predictedClasses()), filter, this::applyFilter);
        list = new ReviewList(session, order, this::choose);
        buttons = new ReviewButtons(classNames);
        layOut();
        connect();
    }

    /**
     * Opens a window and returns at once.
     *
     * @throws IOException if the classification folder cannot be read
     */
    public static void open(ReviewSession session, ReviewFilter filter, ReviewOrder order)
            throws IOException {
        List<String> classNames = session.classNames();
        EventQueue.invokeLater(() -> new ReviewWindow(session, classNames, filter, order).show());
    }

    private void layOut() {
        JPanel bottom = new JPanel(new BorderLayout(0, 4));
        bottom.add(details.component(), BorderLayout.CENTER);
        JPanel actions = new JPanel(new BorderLayout());
        actions.add(buttons.component(), BorderLayout.NORTH);
        actions.add(status.component(), BorderLayout.CENTER);
        bottom.add(actions, BorderLayout.SOUTH);
        JSplitPane split = new JSplitPane(JSplitPane.VERTICAL_SPLIT, list.component(), bottom);
        split.setResizeWeight(1);
        frame.add(bar.component(), BorderLayout.NORTH);
        frame.add(split, BorderLayout.CENTER);
        frame.pack();
        Rectangle screen = frame.getGraphicsConfiguration().getBounds();
        frame.setLocation(
                screen.x + 10,
                Math.max(screen.y, screen.y + screen.height - frame.getHeight() - 60));
        image.setPlace(new Point(frame.getX() + frame.getWidth() + 10, screen.y + 130));
    }

    private void connect() {
        ReviewButtons.onPress(buttons.previous, () -> list.move(-1));
        ReviewButtons.onPress(buttons.next, () -> list.move(1));
        ReviewButtons.onPress(
                buttons.accept, () -> save(() -> session.accept(current), () -> list.move(1)));
        ReviewButtons.onPress(buttons.undo, () -> save(session::undo, () -> {}));
        ReviewButtons.onPress(
                buttons.overlay, () -> image.setOutlined(buttons.overlay.isSelected()));
        ReviewButtons.onPress(buttons.edit, this::toggleEditing);
        ReviewButtons.onPress(buttons.saveMask, this::saveMask);
        ReviewButtons.onPress(buttons.saveClass, this::saveClass);
        frame.setDefaultCloseOperation(JFrame.DO_NOTHING_ON_CLOSE);
        frame.addWindowListener(
                new WindowAdapter() {
                    @Override
                    public void windowClosing(WindowEvent event) {
                        close();
                    }
                });
    }

    private void show() {
        frame.setVisible(true);
        WindowManager.addWindow(frame);
        say(
                "Decisions are noted in review.csv beside the results. "
                        + session.labels().noMasks()
                        + " "
                        + session.labels().noClasses());
        applyFilter();
        list.move(0);
    }

    private void close() {
        if (saving || !mayDropChanges()) return;
        image.close();
        WindowManager.removeWindow(frame);
        frame.dispose();
    }

    private void applyFilter() {
        int passing = list.filter(bar.filter());
        bar.setCount(passing, session.table().cases().size());
    }

    private void choose(ReviewCase next) {
        if (saving || !mayDropChanges()) {
            list.goBackTo(current);
            return;
        }
        current = next;
        describe();
        buttons.classes.setSelectedItem(next.className());
        buttons.edit.setSelected(false);
        enableButtons(false);
        BackgroundWork.start(
                () -> LoadedCase.load(next),
                loaded -> {
                    if (!next.equals(current)) return; // the user has gone on
                    if (image.show(loaded)) takeFocusBack();
                    if (!loaded.problem().isEmpty()) say(loaded.problem());
                    enableButtons(true);
                },
                problem -> {
                    if (!next.equals(current)) return;
                    image.close();
                    if (!problem.equals(next.error())) say(problem);
                    enableButtons(true);
                });
    }

    /** A window that has just opened took the keys away. */
    private void takeFocusBack() {
        EventQueue.invokeLater(
                () -> {
                    frame.toFront();
                    list.requestFocus();
                });
    }

    private void enableButtons(boolean ready) {
        boolean open = ready && image.isOpen();
        for (var button :
                List.of(buttons.accept, buttons.edit, buttons.saveMask, buttons.saveClass))
            button.setEnabled(open);
        buttons.accept.setEnabled(ready && current != null);
        buttons.undo.setEnabled(ready && session.canUndo());
        if (!session.labels().noMasks().isEmpty())
            ReviewButtons.allow(buttons.saveMask, session.labels().noMasks());
        if (!session.labels().noClasses().isEmpty())
            ReviewButtons.allow(buttons.saveClass, session.labels().noClasses());
    }

    private void describe() {
        details.set(CaseText.of(current, session));
    }

    private void toggleEditing() {
        if (!image.isOpen()) {
            buttons.edit.setSelected(false);
            say("The image is closed: choose its row once more.");
        } else if (buttons.edit.isSelected()) {
            image.edit();
            say(EDIT_HELP);
        } else if (mayDropChanges()) {
            image.stopEditing();
        } else {
            buttons.edit.setSelected(true);
        }
    }

    private boolean mayDropChanges() {
        if (!image.isChanged()) return true;
        return confirm(
                "The outline of "
                        + current.name()
                        + " was changed but not saved. Drop the changes?");
    }

    private boolean confirm(String question) {
        return JOptionPane.showConfirmDialog(
                        frame, question, "MultiMix Review", JOptionPane.OK_CANCEL_OPTION)
                == JOptionPane.OK_OPTION;
    }

    private void saveMask() {
        Img<UnsignedByteType> mask;
        try {
            mask = image.mask();
        } catch (IllegalStateException e) {
            say(e.getMessage());
            return;
        }
        ReviewCase each = current;
        save(() -> session.saveMask(each, mask), image::markSaved);
    }

    private void saveClass() {
        String name = buttons.className();
        ReviewCase each = current;
        boolean known;
        try {
            known = session.labels().classNames().contains(name);
        } catch (IOException e) {
            say(e.getMessage());
            return;
        }
        if (!known && !confirm("The classification folder has no class " + name + ". Make it?"))
            return;
        save(() -> session.saveClass(each, name, true), () -> {});
    }

    /** Saves on another thread, then shows what was decided. */
    private void save(Callable<String> action, Runnable then) {
        saving = true;
        enableButtons(false);
        BackgroundWork.start(
                action,
                message -> {
                    saved(message);
                    then.run();
                },
                this::saved);
    }

    private void saved(String message) {
        saving = false;
        say(message);
        list.refresh();
        describe();
        enableButtons(true);
    }

    private void say(String message) {
        status.set(message);
    }
}
