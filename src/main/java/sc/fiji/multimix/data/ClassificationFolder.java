// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sc.fiji.multimix.image.FileNames;
import sc.fiji.multimix.image.ImageFile;
import sc.fiji.multimix.image.ImageFolder;
import sc.fiji.multimix.untrusted.UntrustedName;

/**
 * Images with and without class labels on disk: one subfolder per class, and {@code unlabeled} for
 * images of unknown class. Subfolders of those are followed.
 *
 * @param classNames names of the classes' folders, sorted
 * @param labeled images of each class, in the order of the names, each sorted by path
 * @param unlabeled images of unknown class, sorted by path
 */
public record ClassificationFolder(
        List<String> classNames, List<List<LabeledFile>> labeled, List<Path> unlabeled) {
    /** Name of the folder of images without a class. */
    public static final String UNLABELED = "unlabeled";

    /** Copies the lists. */
    public ClassificationFolder {
        classNames = List.copyOf(classNames);
        labeled = labeled.stream().map(List::copyOf).toList();
        unlabeled = List.copyOf(unlabeled);
    }

    /**
     * Lists a folder of training images.
     *
     * @throws IOException if there are fewer than two classes, one of them is empty, two files of
     *     one folder have one base name, or it is a segmentation folder
     */
    public static ClassificationFolder read(Path folder) throws IOException {
        List<String> names = classFolders(folder);
        if (names.size() < 2)
            throw new IOException(
                    (names.isEmpty() ? "No class" : "Only one class, \"" + names.get(0) + "\",")
                            + " in the classification folder "
                            + folder
                            + ". It needs a subfolder of images for each of two or more classes.");
        return read(folder, names);
    }

    /**
     * Lists a folder of validation or test images, whose classes are those of the training images;
     * some may be missing.
     *
     * @throws IOException if there is a class of another name, too
     */
    public static ClassificationFolder read(Path folder, List<String> classNames)
            throws IOException {
        for (String name : classFolders(folder))
            if (!classNames.contains(name))
                throw new IOException(
                        "Unknown class \""
                                + name
                                + "\": "
                                + folder.resolve(name)
                                + ". The training images have the classes "
                                + String.join(", ", classNames));
        List<List<LabeledFile>> labeled = new ArrayList<>();
        for (int label = 0; label < classNames.size(); label++) {
            List<LabeledFile> files = new ArrayList<>();
            Path classFolder = folder.resolve(classNames.get(label));
            if (Files.isDirectory(classFolder))
                for (Path file : list(classFolder, true)) files.add(new LabeledFile(file, label));
            labeled.add(files);
        }
        Path unlabeled = folder.resolve(UNLABELED);
        return new ClassificationFolder(
                classNames,
                labeled,
                Files.isDirectory(unlabeled) ? list(unlabeled, false) : List.of());
    }

    /**
     * Names of the subfolders that stand for classes, sorted.
     *
     * @throws IOException if they are those of a segmentation folder, which would be nonsense as
     *     classes, or if two names, or one and that of a part, differ in upper and lower case only
     */
    public static List<String> classFolders(Path folder) throws IOException {
        List<String> names = subfolders(folder);
        for (String name : names) checkClass(name, folder);
        if (names.size() == 2 && names.stream().allMatch(SegmentationFolder::isPart))
            throw new IOException(
                    folder
                            + " looks like a segmentation folder (it has images and masks): give it"
                            + " as segmentation, not as classification.");
        Map<String, String> known = new HashMap<>();
        FolderParts.NAMES.forEach(name -> known.put(name, name));
        known.put(UNLABELED, UNLABELED);
        for (String name : names) {
            String other = known.put(FileNames.key(name), name);
            if (other != null)
                throw new IOException(
                        "The folder "
                                + folder.resolve(name)
                                + " differs from '"
                                + other
                                + "' in upper and lower case only. Rename one of them.");
        }
        return names;
    }

    /** Refuses before the training what a model could not hold. */
    private static void checkClass(String name, Path folder) throws IOException {
        try {
            UntrustedName.checkClass(name);
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage() + " Rename the subfolder of " + folder + ".", e);
        }
    }

    /** Names of the subfolders that could stand for classes, sorted. */
    static List<String> subfolders(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .filter(name -> !name.equals(UNLABELED) && !FolderParts.NAMES.contains(name))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> list(Path folder, boolean filled) throws IOException {
        List<Path> files =
                filled ? ImageFolder.listNonEmpty(folder, true) : ImageFolder.list(folder, true);
        Map<Path, Path> known = new HashMap<>();
        for (Path file : files) {
            Path other = known.put(file.resolveSibling(ImageFile.baseName(file)), file);
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
}
