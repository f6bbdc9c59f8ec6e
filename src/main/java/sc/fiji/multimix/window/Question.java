// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import ij.WindowManager;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.KeyStroke;
import javax.swing.WindowConstants;

/**
 * A window that asks something. It blocks the thread that asks, but not ImageJ, so that files can
 * be looked at and room be made meanwhile.
 *
 * @param <T> the answer
 */
final class Question<T> {
    private static final long POLL_MILLIS = 200;

    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final JFrame frame;
    private final T none;

    /**
     * A window, to be filled.
     *
     * @param none the answer if it is closed; null is one too
     */
    Question(String title, T none) {
        frame = new JFrame(title);
        this.none = none;
    }

    JFrame frame() {
        return frame;
    }

    /** Answers and closes the window. */
    void answer(T given) {
        answer.complete(given);
        frame.dispose();
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param fill makes the content of the window, on the event thread
     * @param canceled asked a few times a second; closes the window
     * @return the answer; that of a closed window also if the thread is interrupted
     * @throws IllegalStateException if called from the event thread, which must not wait
     */
    static <T> T ask(String title, T none, Consumer<Question<T>> fill, BooleanSupplier canceled) {
        if (EventQueue.isDispatchThread())
            throw new IllegalStateException(
                    "The window '"
                            + title
                            + "' cannot ask from the event thread, which it would block. Ask from"
                            + " another thread.");
        CompletableFuture<Question<T>> asked = new CompletableFuture<>();
        try {
            EventQueue.invokeAndWait(
                    () -> {
                        Question<T> question = new Question<>(title, none);
                        fill.accept(question);
                        question.show();
                        asked.complete(question);
                    });
            return asked.join().await(canceled);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            EventQueue.invokeLater(() -> close(asked.getNow(null))); // after it was opened
            return none;
        } catch (InvocationTargetException | ExecutionException e) {
            throw new IllegalStateException(
                    "The window '" + title + "' cannot be shown: " + e.getCause(), e.getCause());
        }
    }

    private static void close(Question<?> question) {
        if (question != null) question.frame.dispose();
    }

    private T await(BooleanSupplier canceled) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return answer.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (canceled.getAsBoolean()) EventQueue.invokeLater(frame::dispose);
            }
        }
    }

    private void show() {
        frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
        frame.addWindowListener(
                new WindowAdapter() {
                    @Override
                    public void windowClosed(WindowEvent event) {
                        WindowManager.removeWindow(frame);
                        answer.complete(none); // unless it is given already
                    }
                });
        frame.getRootPane()
                .registerKeyboardAction(
                        event -> answer(none),
                        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                        JComponent.WHEN_IN_FOCUSED_WINDOW);
        frame.pack();
        Rectangle screen =
                GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
        frame.setSize(
                Math.min(frame.getWidth(), screen.width),
                Math.min(frame.getHeight(), screen.height));
        frame.setLocationRelativeTo(null);
        WindowManager.addWindow(frame); // ImageJ's Window menu
        frame.setVisible(true);
    }
}
