// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import ij.gui.Overlay;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * Shows another overlay on an image while a dialog is open, made on a thread of its own, and gives
 * the image its own overlay back. Of several drawings asked for while one is being made, only the
 * newest follows.
 */
final class OverlayPreview {
    /** Makes the overlay to be shown. */
    interface Drawing {
        /**
         * Makes it.
         *
         * @param before the image's own overlay, to be left as it is; null if it has none
         * @param listener cancels when the drawing is no longer wanted
         * @throws IOException if a file cannot be read
         * @throws IllegalArgumentException if an input is wrong
         */
        Overlay over(Overlay before, ProgressListener listener) throws IOException;
    }

    private static final int IDLE_SECONDS = 5;

    private final Consumer<String> status;
    private final Executor worker =
            new ThreadPoolExecutor( // one thread, which ends when it has nothing to do
                    0,
                    1,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    task -> {
                        Thread thread = new Thread(task, "MultiMix preview");
                        thread.setDaemon(true);
                        return thread;
                    });

    private ImagePlus image;
    private Overlay before;
    private int newest;

    /**
     * Nothing is shown yet.
     *
     * @param status told of the work and of what keeps it from being done
     */
    OverlayPreview(Consumer<String> status) {
        this.status = status;
    }

    /** Shows a drawing as soon as it is made. */
    synchronized void show(ImagePlus shown, Drawing drawing) {
        if (image == null) {
            image = shown;
            before = shown.getOverlay();
        }
        int number = ++newest;
        worker.execute(() -> draw(number, drawing));
    }

    /** Gives the image its own overlay back; a drawing that is being made is not shown. */
    synchronized void hide() {
        newest++;
        if (image == null) return;
        image.setOverlay(before);
        image = null;
        before = null;
    }

    private void draw(int number, Drawing drawing) {
        if (!isWanted(number)) return;
        status.accept("Preview: computing...");
        try {
            Overlay overlay = drawing.over(before(), wanted(number));
            if (put(number, overlay)) status.accept("Preview of the current slice.");
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            if (isWanted(number)) status.accept("No preview: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            status.accept("No preview: the memory does not suffice.");
        }
    }

    private synchronized Overlay before() {
        return before;
    }

    private synchronized boolean isWanted(int number) {
        return number == newest;
    }

    private synchronized boolean put(int number, Overlay overlay) {
        if (number != newest) return false;
        image.setOverlay(overlay);
        return true;
    }

    private ProgressListener wanted(int number) {
        return new ProgressListener() {
            @Override
            public void progress(String message, double fraction) {
                // the bar is ImageJ's; the dialog is in front of it
            }

            @Override
            public boolean isCanceled() {
                return !isWanted(number);
            }
        };
    }
}
