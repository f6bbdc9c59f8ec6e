// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The image files of a folder, by {@link ImageFile#EXTENSIONS}. Hidden files and folders (those
 * whose name starts with a dot, or that the system hides) are skipped. Symbolic links are followed,
 * but for those to a folder that holds them.
 */
public final class ImageFolder {
    private ImageFolder() {}

    /**
     * Lists the image files, sorted by their path inside the folder, the same on every system.
     *
     * @param recursive whether to follow subfolders
     * @return the files, possibly none
     * @throws IOException if the folder is missing or cannot be read
     */
    public static List<Path> list(Path folder, boolean recursive) throws IOException {
        check(folder);
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                folder,
                EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                recursive ? Integer.MAX_VALUE : 1,
                new SimpleFileVisitor<Path>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a)
                            throws IOException {
                        return dir.equals(folder) || !isHidden(dir)
                                ? FileVisitResult.CONTINUE
                                : FileVisitResult.SKIP_SUBTREE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a)
                            throws IOException {
                        // a symbolic link here leads nowhere: who reads it will say so
                        if ((a.isRegularFile() || a.isSymbolicLink())
                                && ImageFile.isImage(file)
                                && !isHidden(file)) files.add(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException e)
                            throws IOException {
                        if (e instanceof FileSystemLoopException) return FileVisitResult.CONTINUE;
                        throw new IOException("Cannot read " + file + ": " + e, e);
                    }
                });
        files.sort(Comparator.comparing(file -> relativeName(folder, file)));
        return files;
    }

    /**
     * Lists the image files of a folder that must hold some.
     *
     * @throws IOException if there is none, too
     */
    public static List<Path> listNonEmpty(Path folder, boolean recursive) throws IOException {
        List<Path> files = list(folder, recursive);
        if (files.isEmpty())
            throw new IOException(
                    "No images in the folder "
                            + folder
                            + ". Put image files there, of one of the kinds "
                            + String.join(", ", ImageFile.EXTENSIONS.stream().sorted().toList()));
        return files;
    }

    /**
     * The image files directly in a folder by their base names, {@linkplain FileNames#composed
     * composed}, sorted.
     *
     * @throws IOException if the folder is missing, or two files have one base name: which of them
     *     belongs to a mask would be unclear
     */
    public static SortedMap<String, Path> byBaseName(Path folder) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        for (Path file : list(folder, false)) {
            Path other = files.put(FileNames.composed(ImageFile.baseName(file)), file);
            if (other != null)
                throw new IOException(
                        "Two images of one name: "
                                + other
                                + " and "
                                + file
                                + ". Rename or remove one of them.");
        }
        return files;
    }

    /** The path of a file inside a folder, with forward slashes on every system. */
    public static String relativeName(Path folder, Path file) {
        return folder.relativize(file)
                .toString()
                .replace(folder.getFileSystem().getSeparator(), "/");
    }

    private static boolean isHidden(Path file) throws IOException {
        return String.valueOf(file.getFileName()).startsWith(".") || Files.isHidden(file);
    }

    private static void check(Path folder) throws IOException {
        if (!Files.exists(folder))
            throw new NoSuchFileException(folder.toString(), null, "there is no such folder");
        if (!Files.isDirectory(folder)) throw new IOException("Not a folder: " + folder);
    }
}
