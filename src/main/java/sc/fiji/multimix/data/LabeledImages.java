// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a data folder has to learn from, found without reading an image. */
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
        return labelCount(training(root));
    }

    /** Number of training images of a segmentation folder, with and without a mask. */
    public static int segmentationCount(Path root) throws IOException {
        SegmentationFolder training = SegmentationFolder.read(FolderParts.of(root).training());
        return training.labeled().size() + training.unlabeled().size();
    }

    /** Number of training images of a classification folder, with and without a class. */
    public static int classificationCount(Path root) throws IOException {
        FolderParts parts = FolderParts.of(root);
        ClassificationFolder training = ClassificationFolder.read(parts.training());
        return labelCount(training) + training.unlabeled().size() + parts.unlabeledBeside().size();
    }

    private static int labelCount(ClassificationFolder folder) {
        return folder.labeled().stream().mapToInt(List::size).sum();
    }

    private static ClassificationFolder training(Path root) throws IOException {
        return ClassificationFolder.read(FolderParts.of(root).training());
    }

    /** Whether a data folder has a part {@code test}. */
    public static boolean hasTest(Path root) throws IOException {
        return FolderParts.of(root).test() != null;
    }
}
