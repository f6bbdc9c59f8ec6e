// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import sc.fiji.multimix.progress.ProgressListener;

/** Compares a file with the SHA-256 that its publisher gives. */
final class FileChecksum {
    private static final int BUFFER = 1 << 20;

    private FileChecksum() {}

    /**
     * The checksum as it is compared: lower-case hexadecimal digits, empty for none.
     *
     * @throws IllegalArgumentException if it is not one of SHA-256
     */
    static String parse(String text) {
        String digits = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        if (digits.isEmpty() || digits.matches("[0-9a-f]{64}")) return digits;
        throw new IllegalArgumentException(
                "'checksum' must be a SHA-256, 64 of the digits 0-9 and a-f, but is '"
                        + text
                        + "'. Leave it empty if the publisher gives none.");
    }

    /**
     * Makes sure that a file has a checksum.
     *
     * @param wanted what {@link #parse} gave; empty to compare nothing
     * @throws IOException if it has another, or cannot be read
     */
    static void require(Path file, String wanted, ProgressListener progress) throws IOException {
        if (wanted.isEmpty()) return;
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                progress.checkCanceled();
                digest.update(buffer, 0, n);
            }
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(wanted))
            throw new IOException(
                    "The SHA-256 of the zip is "
                            + found
                            + ", but should be "
                            + wanted
                            + ": it is damaged or another file. Download it again.");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which all must have", e);
        }
    }
}
