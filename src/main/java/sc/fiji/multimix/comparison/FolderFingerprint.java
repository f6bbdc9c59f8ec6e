// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import sc.fiji.multimix.image.ImageFolder;

/**
 * Tells whether a data folder is the one of last time.
 *
 * @param images number of image files in it and its subfolders, masks included
 * @param sha256 of their names and sizes, in hexadecimal
 */
record FolderFingerprint(int images, String sha256) {
    static FolderFingerprint of(Path folder) throws IOException {
        List<Path> files = ImageFolder.list(folder, true);
        StringBuilder lines = new StringBuilder();
        for (Path file : files)
            lines.append(ImageFolder.relativeName(folder, file))
                    .append('\t')
                    .append(Files.size(file))
                    .append('\n');
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(lines.toString().getBytes(StandardCharsets.UTF_8));
            return new FolderFingerprint(files.size(), HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
