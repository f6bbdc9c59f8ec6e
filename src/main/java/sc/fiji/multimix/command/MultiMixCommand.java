// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.scijava.command.ContextCommand;
import sc.fiji.multimix.engine.EngineNotice;
import sc.fiji.multimix.engine.OutOfMemory;
import sc.fiji.multimix.training.TrainingListener;

/**
 * What all commands share: whatever keeps one from its work becomes the reason of its cancelation,
 * which the {@link Launcher} shows. Other exceptions are errors in the program and pass through.
 */
abstract class MultiMixCommand extends ContextCommand {
    private boolean interactive;
    private boolean launched;
    private String reason;
    private volatile Consumer<String> status = IJ::showStatus;

    /** Says that a person started the command by its dialog, and may be asked and shown more. */
    final void setInteractive() {
        interactive = true;
    }

    /** Whether windows may be opened: not in a macro and not without a display. */
    final boolean isInteractive() {
        return interactive;
    }

    /**
     * Says that the caller shows why the command fails: Fiji is then not told, and shows nothing.
     */
    final void keepReason() {
        launched = true;
    }

    /** Why the command failed; null if it did not, or was not told to {@link #keepReason()}. */
    final String keptReason() {
        return reason;
    }

    private void fail(String message) {
        if (launched) reason = message;
        cancel(launched ? "" : message);
    }

    /** Says where an open dialog shows what its preview does; else it is ImageJ's status line. */
    final void setStatus(Consumer<String> line) {
        status = line;
    }

    /** Tells what a preview does or why there is none. */
    final void status(String text) {
        status.accept(text);
    }

    /**
     * Checks the inputs and does the work.
     *
     * @throws IllegalArgumentException if an input is missing or out of range
     * @throws IOException if a file cannot be read or written
     */
    abstract void work() throws IOException;

    @Override
    public final void run() {
        try {
            work();
        } catch (UncheckedIOException e) {
            fail(e.getCause().getMessage());
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            // a CancellationException is an IllegalStateException
            fail(e.getMessage());
        } catch (RuntimeException | OutOfMemoryError e) {
            if (!OutOfMemory.is(e)) throw e;
            fail(
                    "The memory does not suffice ("
                            + firstLine(e)
                            + "). Give ImageJ more (Edit > Options > Memory & Threads...), or use"
                            + " smaller images, a smaller batch or a smaller resolution.");
        } finally {
            EngineNotice.take().ifPresent(IJ::log);
            IJ.showProgress(1.0); // hides the bar
        }
    }

    /** The engine's failures go on with lines for its programmers. */
    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    /** Tells ImageJ's status line about the work, and the work that Esc was pressed. */
    final ImageJProgress progress() {
        return new ImageJProgress(this::isCanceled);
    }

    /** As {@link #progress()}, and tells a window too, whose button takes the place of Esc. */
    final ImageJProgress progress(TrainingListener window) {
        return new ImageJProgress(this::isCanceled, window);
    }
}
