// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.EventQueue;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final ReviewFrame frame;
    private final ReviewFilterBar bar;
    private final ReviewList list;
    private final ReviewButtons buttons;
    private final CaseImage image = new CaseImage(this::imageClosed);
    private ReviewCase current;
    private boolean loading;
    private final AtomicInteger loads =
            new AtomicInteger(); // started so far: only the last one counts
    private boolean saving;

    private ReviewWindow(
            ReviewSession session,
            List<String> classNames,
            ReviewFilter filter,
            ReviewOrder order) {
        this.session = session;
        bar =
                new ReviewFilterBar(
                        List.copyOf(session.table().predictedClasses()), filter, this::applyFilter);
        list = new ReviewList(session, order, this::choose, () -> reopen(() -> {}));
        buttons = new ReviewButtons(classNames);
        frame =
                new ReviewFrame(
                        "MultiMix Review: " + session.table().folder(),
                        bar.component(),
                        list.component(),
                        buttons.component());
        image.setPlace(frame.beside());
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

    private void connect() {
        ReviewButtons.onPress(buttons.previous, () -> list.move(-1));
        ReviewButtons.onPress(buttons.next, () -> list.move(1));
        ReviewButtons.onPress(
                buttons.accept, () -> save(() -> session.accept(current), () -> list.move(1)));
        ReviewButtons.onPress(buttons.undo, () -> save(session::undo, () -> {}));
        ReviewButtons.onPress(buttons.overlay, this::showOverlay);
        ReviewButtons.onPress(buttons.edit, this::toggleEditing);
        ReviewButtons.onPress(buttons.saveMask, this::saveMask);
        ReviewButtons.onPress(buttons.saveClass, this::saveClass);
    }

    private void show() {
        frame.show(this::close);
        frame.say(
                "Decisions are noted in review.csv beside the results. "
                        + session.labels().noMasks()
                        + " "
                        + session.labels().noClasses());
        applyFilter();
        list.move(0);
    }

    private void close() {
        if (saving || !mayDropChanges()) return;
        current = null;
        loads.incrementAndGet(); // for a case that is being loaded
        image.close();
        frame.close();
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
        load(() -> {});
    }

    /** Shows the current case; then does what is given, if there is an image. */
    private void load(Runnable then) {
        ReviewCase next = current;
        int mine = loads.incrementAndGet();
        loading = true;
        buttons.edit.setSelected(false);
        enableButtons(false);
        BackgroundWork.start(
                () -> mine == loads.get() ? LoadedCase.load(next) : null, // the user has gone on
                loaded -> {
                    if (mine != loads.get()) return;
                    loading = false;
                    if (image.show(loaded)) takeFocusBack();
                    if (!loaded.problem().isEmpty()) frame.say(loaded.problem());
                    enableButtons(true);
                    then.run();
                },
                problem -> {
                    if (mine != loads.get()) return;
                    loading = false;
                    image.close();
                    if (!problem.equals(next.error())) frame.say(problem);
                    enableButtons(true);
                });
    }

    /** Opens an image again that the user has closed. */
    private void reopen(Runnable then) {
        if (current == null || image.isOpen() || loading || saving) return;
        frame.say("");
        load(then);
    }

    private void imageClosed() {
        buttons.edit.setSelected(false);
        if (saving || loading) return; // the buttons follow when that ends
        enableButtons(true);
        frame.say("The image is closed. Click its row or press Enter to open it again.");
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
        buttons.saveMask.setEnabled(open);
        buttons.saveClass.setEnabled(open);
        buttons.edit.setEnabled(ready && current != null);
        buttons.accept.setEnabled(ready && current != null);
        buttons.undo.setEnabled(ready && session.canUndo());
        if (!session.labels().noMasks().isEmpty())
            ReviewButtons.allow(buttons.saveMask, session.labels().noMasks());
        if (!session.labels().noClasses().isEmpty())
            ReviewButtons.allow(buttons.saveClass, session.labels().noClasses());
    }

    private void describe() {
        frame.describe(CaseText.of(current, session));
    }

    private void showOverlay() {
        image.setOutlined(buttons.overlay.isSelected());
        reopen(() -> {});
    }

    private void toggleEditing() {
        if (!image.isOpen()) {
            reopen(this::edit);
        } else if (buttons.edit.isSelected()) {
            edit();
        } else if (mayDropChanges()) {
            image.stopEditing();
        } else {
            buttons.edit.setSelected(true);
        }
    }

    private void edit() {
        buttons.edit.setSelected(true);
        image.edit();
        frame.say(EDIT_HELP);
    }

    private boolean mayDropChanges() {
        if (!image.isChanged()) return true;
        return frame.confirm(
                "The outline of "
                        + current.name()
                        + " was changed but not saved. Drop the changes?");
    }

    private void saveMask() {
        Img<UnsignedByteType> mask;
        try {
            mask = image.mask();
        } catch (IllegalStateException e) {
            frame.say(e.getMessage());
            return;
        }
        ReviewCase each = current;
        save(() -> session.saveMask(each, mask), image::markSaved);
    }

    private void saveClass() {
        String name = buttons.className();
        ReviewCase each = current;
        saving = true;
        enableButtons(false);
        BackgroundWork.start(
                () -> session.labels().classNames().contains(name),
                known -> {
                    String question = "The classification folder has no class " + name;
                    if (known || frame.confirm(question + ". Make it?"))
                        save(() -> session.saveClass(each, name, true), () -> {});
                    else saved("Nothing was saved.");
                },
                this::saved);
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
        frame.say(message);
        list.refresh();
        describe();
        enableButtons(true);
    }
}
