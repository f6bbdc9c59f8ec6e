// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import sc.fiji.multimix.image.ImageFolder;

/**
 * Where the training, validation and test images of a data folder lie: the training images in the
 * folder itself or in its subfolder {@code train}, the others in {@code validation} (or {@code
 * val}) and {@code test}.
 *
 * @param root the data folder
 * @param training folder of the training images
 * @param validation folder of the validation images, or null
 * @param test folder of the test images, or null
 */
public record FolderParts(Path root, Path training, Path validation, Path test) {
    /** Subfolders of a data folder that are parts, not classes. */
    public static final Set<String> NAMES = Set.of("train", "validation", "val", "test");

    /**
     * Finds the parts of a folder.
     *
     * @throws IOException if it is missing, no folder, or has two validation folders
     */
    public static FolderParts of(Path root) throws IOException {
        if (!Files.exists(root))
            throw new NoSuchFileException(root.toString(), null, "there is no such data folder");
        if (!Files.isDirectory(root)) throw new IOException("Not a data folder: " + root);
        Path training = existing(root, "train");
        Path validation = existing(root, "validation");
        Path val = existing(root, "val");
        if (validation != null && val != null)
            throw new IOException(
                    "Two validation folders: " + validation + " and " + val + ". Remove one.");
        return new FolderParts(
                root,
                training == null ? root : training,
                validation == null ? val : validation,
                existing(root, "test"));
    }

    /** The unlabeled classification images that lie beside a part {@code train}, not in it. */
    List<Path> unlabeledBeside() throws IOException {
        Path beside = root.resolve(ClassificationFolder.UNLABELED);
        return !training.equals(root) && Files.isDirectory(beside)
                ? ImageFolder.list(beside, true)
                : List.of();
    }

    private static Path existing(Path root, String name) {
        Path folder = root.resolve(name);
        return Files.isDirectory(folder) ? folder : null;
    }
}
