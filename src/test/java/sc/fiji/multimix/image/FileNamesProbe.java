// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.IOException;
import java.nio.file.Path;

/** Prints what is said of files that this Java cannot name. Argument: a folder that has one. */
final class FileNamesProbe {
    private FileNamesProbe() {}

    public static void main(String[] args) throws IOException {
        try {
            System.out.println(FileNames.path("\u00fc.png"));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        for (Path file : ImageFolder.list(Path.of(args[0]), false))
            try {
                System.out.println(ImageFile.open(file));
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
    }
}
