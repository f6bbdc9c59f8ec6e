// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sc.fiji.multimix.image.FileNames;
import sc.fiji.multimix.image.ImageFile;
import sc.fiji.multimix.image.ImageFolder;

/** Which names and contents a data folder holds already. */
final class DataCopies {
    private DataCopies() {}

    /**
     * The image files in and below a folder that have the same bytes as a file.
     *
     * @return none if the folder is missing
     */
    static List<Path> of(Path file, Path folder) throws IOException {
        List<Path> copies = new ArrayList<>();
        if (!Files.isDirectory(folder)) return copies;
        long size = Files.size(file);
        for (Path other : ImageFolder.list(folder, true))
            if (Files.size(other) == size && Files.mismatch(file, other) < 0) copies.add(other);
        return copies;
    }

    /**
     * A base name that no image has in any of the folders: the wished one or, where it is taken,
     * with -2, -3... at its end. Names that differ in case only are one name, as on Windows.
     */
    static String freeName(String wish, List<Path> folders) throws IOException {
        Set<String> taken = new HashSet<>();
        for (Path folder : folders)
            if (Files.isDirectory(folder))
                for (Path file : ImageFolder.list(folder, false))
                    taken.add(FileNames.key(ImageFile.baseName(file)));
        String name = wish;
        for (int i = 2; taken.contains(FileNames.key(name)); i++) name = wish + "-" + i;
        return name;
    }
}
