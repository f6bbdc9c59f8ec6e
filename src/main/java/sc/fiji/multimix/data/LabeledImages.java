// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a data folder has to learn from and to test on, without reading an image. */
public final class LabeledImages {
    private LabeledImages() {}

    /** Number of training images with masks of a segmentation folder. */
    public static int maskCount(Path root) throws IOException {
        return SegmentationFolder.read(FolderParts.of(root).training()).labeled().size();
    }

    /** Names of the classes of a classification folder, sorted. */
    public static List<String> classNames(Path root) throws IOException {
        return training(root).classNames();
    }

    /** Number of training images with a class of a classification folder. */
    public static int labelCount(Path root) throws IOException {
        return training(root).labeled().stream().mapToInt(List::size).sum();
    }

    private static ClassificationFolder training(Path root) throws IOException {
        return ClassificationFolder.read(FolderParts.of(root).training());
    }

    /** Whether a data folder has a part {@code test}. */
    public static boolean hasTest(Path root) throws IOException {
        return FolderParts.of(root).test() != null;
    }

    /**
     * Images to test a segmentation on: the part {@code test}, without one all images with masks.
     *
     * @throws IOException if there is none; names the folder
     */
    public static List<MaskedFile> testMasks(Path root) throws IOException {
        Path folder = tested(root);
        List<MaskedFile> files = SegmentationFolder.read(folder).labeled();
        if (files.isEmpty())
            throw new IOException(
                    "No masks to test with in "
                            + folder
                            + ". Put some into "
                            + folder.resolve("masks")
                            + ", each with the name of its image.");
        return files;
    }

    /**
     * Images to test a classification on: the part {@code test}, without one all images with a
     * class.
     *
     * @param classNames the classes that there must be
     * @throws IOException if there are other classes, or one is missing; names the folder
     */
    public static List<LabeledFile> testClasses(Path root, List<String> classNames)
            throws IOException {
        Path folder = tested(root);
        ClassificationFolder classes = ClassificationFolder.read(folder, classNames);
        for (int k = 0; k < classNames.size(); k++)
            if (classes.labeled().get(k).isEmpty())
                throw new IOException(
                        "No images of the class \""
                                + classNames.get(k)
                                + "\" to test with in "
                                + folder
                                + ". Put some into "
                                + folder.resolve(classNames.get(k)));
        return classes.labeled().stream().flatMap(List::stream).toList();
    }

    private static Path tested(Path root) throws IOException {
        FolderParts parts = FolderParts.of(root);
        return parts.test() == null ? parts.training() : parts.test();
    }
}
