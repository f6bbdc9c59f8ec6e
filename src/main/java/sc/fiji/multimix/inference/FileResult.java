// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.nio.file.Path;
import java.util.List;
import sc.fiji.multimix.engine.OutOfMemory;
import sc.fiji.multimix.image.LocalNames;
import sc.fiji.multimix.image.TooLargeException;

/**
 * What the analysis of a file gave, its pictures being written.
 *
 * @param rows of the table, one per slice; empty after a failure
 * @param failure why the file could not be analysed; null if it could
 */
record FileResult(List<Row> rows, Throwable failure) {
    /**
     * A row of the table.
     *
     * @param image name of the image or slice
     * @param classification null if the model does not classify
     * @param foreground part of the mask's area, in [0, 1]; NaN if the model does not segment
     * @param warning what is unusual about the image; empty if nothing is
     */
    record Row(String image, Classification classification, double foreground, String warning) {}

    static FileResult of(List<Row> rows) {
        return new FileResult(rows, null);
    }

    static FileResult failed(Throwable failure) {
        return new FileResult(List.of(), failure);
    }

    /** Whether the file might have been analysed with more memory, Java's or the engine's. */
    boolean lacksMemory() {
        return failure != null && (isTooLarge() || OutOfMemory.is(failure));
    }

    /** Whether the file was refused before it was read. */
    private boolean isTooLarge() {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof TooLargeException) return true;
        return false;
    }

    /**
     * The failure in words, for the table.
     *
     * @param file whose folder is not to be named
     */
    String error(Path file) {
        return LocalNames.of(file, reason());
    }

    private String reason() {
        if (failure instanceof OutOfMemoryError)
            return "The image is too large for the memory: give ImageJ more (Edit > Options >"
                    + " Memory & Threads), or make the image smaller.";
        if (failure instanceof RuntimeException && OutOfMemory.is(failure))
            return "The memory is not enough for the network: end other programs, or choose the"
                    + " other device ("
                    + failure.getMessage()
                    + ").";
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
