// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Says in words why something cannot be written, and what to do. */
public final class WriteProblem {
    /** How the systems say that a disk, or one's share of it, is full. */
    private static final List<String> FULL =
            List.of("no space", "not enough space", "quota", "file too large", "disk full");

    private WriteProblem() {}

    /** An error that names the file as the user did. */
    static IOException of(Path file, IOException cause) {
        return new IOException("Cannot write the file " + file + ": " + inWords(cause), cause);
    }

    /** The reason, and what to do: for the end of a sentence, with its full stop. */
    public static String inWords(IOException cause) {
        String reason = reason(cause);
        for (String full : FULL)
            if (reason.toLowerCase(Locale.ROOT).contains(full))
                return "the disk is full ("
                        + reason
                        + "). Free some space or choose another place.";
        if (cause instanceof AccessDeniedException)
            return "you may not write there, or another program has it open. Close it there, or"
                    + " choose another place.";
        if (cause instanceof FileAlreadyExistsException e)
            return "the folder cannot be made, "
                    + e.getFile()
                    + " is a file. Choose another place.";
        if (cause instanceof NoSuchFileException)
            return "its folder cannot be written to or is not there any more. If its drive was"
                    + " disconnected, connect it, or choose another place.";
        if (cause instanceof FileSystemException)
            return reason
                    + ". If another program has it open, close it there; or choose another"
                    + " place.";
        return reason.endsWith(".") ? reason : reason + ".";
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException f && f.getReason() != null) return f.getReason();
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
