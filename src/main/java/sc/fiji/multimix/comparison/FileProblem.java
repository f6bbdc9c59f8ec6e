// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words what Java's file errors say with a path alone. */
final class FileProblem {
    private FileProblem() {}

    /** What went wrong, with which file, and what to do. */
    static String inWords(Throwable problem) {
        if (problem instanceof FileSystemException e && e.getReason() == null) return bare(e);
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }

    private static String bare(FileSystemException e) {
        if (e instanceof NoSuchFileException)
            return "There is no "
                    + e.getFile()
                    + " (any more). If it was moved or deleted, put it back; if its drive was"
                    + " disconnected, connect it; then run it again.";
        if (e instanceof AccessDeniedException)
            return "Access to "
                    + e.getFile()
                    + " is denied. Close it in other programs, see that you may read and write"
                    + " there, and run it again.";
        if (e instanceof FileAlreadyExistsException)
            return e.getFile()
                    + " is in the way: it is a file, or a link to something that is not there."
                    + " Choose another place, or connect its drive.";
        return e.getFile() + " cannot be used: " + e.getClass().getSimpleName() + ".";
    }

    /** The same error, with a message in words. */
    static IOException worded(IOException e) {
        String words = inWords(e);
        return words.equals(e.getMessage()) ? e : new IOException(words, e);
    }
}
