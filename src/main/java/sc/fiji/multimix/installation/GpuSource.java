// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import sc.fiji.multimix.engine.LibTorchFolder;

/**
 * Where a LibTorch with CUDA is to come from.
 *
 * @param kind what it is
 * @param text as the user wrote it
 */
public record GpuSource(Kind kind, String text) {
    /** The ways to give one. */
    public enum Kind {
        /** An unpacked LibTorch, used where it is. */
        FOLDER,
        /** The downloaded zip. */
        ZIP,
        /** The address of the zip. */
        ADDRESS
    }

    /**
     * Tells what a text means.
     *
     * @throws IllegalArgumentException if it is none of the kinds; says what to give
     */
    public static GpuSource of(String text) {
        String source = text == null ? "" : text.strip();
        if (source.isEmpty())
            throw new IllegalArgumentException(
                    "'source' is empty. Give the folder of an unpacked LibTorch, its zip, or the"
                            + " address of the zip. "
                            + LibTorchFolder.whatToGet());
        if (source.matches("(?i)https?:.*")) return new GpuSource(Kind.ADDRESS, address(source));
        Path path;
        try {
            path = Path.of(source);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'source' cannot be read: " + e.getMessage(), e);
        }
        if (Files.isDirectory(path)) return new GpuSource(Kind.FOLDER, source);
        if (!Files.exists(path))
            throw new IllegalArgumentException(
                    "There is no file or folder "
                            + path.toAbsolutePath()
                            + ". Choose an unpacked LibTorch or its zip.");
        if (!source.toLowerCase(Locale.ROOT).endsWith(".zip"))
            throw new IllegalArgumentException(
                    "The file " + path + " is no zip. Choose an unpacked LibTorch or its zip.");
        return new GpuSource(Kind.ZIP, source);
    }

    private static String address(String text) {
        try {
            if (new URI(text).getHost() != null) return text;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "The address " + text + " cannot be read: " + e.getReason() + ".", e);
        }
        throw new IllegalArgumentException(
                "The address " + text + " names no host. Copy the whole address of the zip.");
    }

    /** The file or folder; not for an address. */
    Path path() {
        return Path.of(text).toAbsolutePath();
    }
}
