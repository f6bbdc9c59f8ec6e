// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Images whose masks or classes are known, to test a model on: those of a folder, or of its part
 * {@code test} if it has one.
 *
 * @param segmentation the folder with {@code images} and {@code masks}; null if there is none
 * @param classification the folder with a subfolder per class; null if there is none
 * @param masks images with masks
 * @param withoutMask number of images beside them that have no mask
 * @param classes images with classes, labels in the model's order
 */
public record TestImages(
        Path segmentation,
        Path classification,
        List<MaskedFile> masks,
        int withoutMask,
        List<LabeledFile> classes) {
    /** Copies the lists. */
    public TestImages {
        masks = List.copyOf(masks);
        classes = List.copyOf(classes);
    }

    /**
     * Lists test images.
     *
     * @param segmentation folder with {@code images} and {@code masks}, or whose part {@code test}
     *     has them; null if there is none
     * @param classification folder with a subfolder per class, or whose part {@code test} has them;
     *     null if there is none
     * @param classNames names of the model's classes, some of which may have no image
     * @throws IOException if a folder is missing, has no masks or classes, has masks without image
     *     or classes that the model does not have; says which
     */
    public static TestImages read(Path segmentation, Path classification, List<String> classNames)
            throws IOException {
        Path masked = segmentation == null ? null : part(segmentation);
        Path classified = classification == null ? null : part(classification);
        SegmentationFolder masks =
                masked == null ? new SegmentationFolder(List.of(), List.of()) : readMasks(masked);
        List<LabeledFile> classes =
                classified == null ? List.of() : readClasses(classified, classNames);
        return new TestImages(
                masked, classified, masks.labeled(), masks.unlabeled().size(), classes);
    }

    /** These masks with the classes of others. */
    public TestImages with(TestImages others) {
        return new TestImages(
                segmentation, others.classification, masks, withoutMask, others.classes);
    }

    private static Path part(Path root) throws IOException {
        Path test = FolderParts.of(root).test();
        return test == null ? root : test;
    }

    private static SegmentationFolder readMasks(Path folder) throws IOException {
        SegmentationFolder files = SegmentationFolder.read(folder);
        if (files.labeled().isEmpty())
            throw new IOException(
                    "No masks in the segmentation folder "
                            + folder
                            + ", which has "
                            + files.unlabeled().size()
                            + " images. Put the masks, of the images' names, into "
                            + folder.resolve("masks"));
        return files;
    }

    private static List<LabeledFile> readClasses(Path folder, List<String> classNames)
            throws IOException {
        List<String> found = ClassificationFolder.classFolders(folder);
        if (found.isEmpty())
            throw new IOException(
                    "No class in the classification folder "
                            + folder
                            + ". It needs a subfolder of images for each class, or a subfolder"
                            + " \"test\" that has them. The model's classes are "
                            + quoted(classNames));
        if (!classNames.containsAll(found))
            throw new IOException(
                    "The classes of the folder "
                            + folder
                            + " are "
                            + quoted(found)
                            + ", but those of the model "
                            + quoted(classNames)
                            + ". Rename the subfolders, or move away what is none of the model's"
                            + " classes.");
        return ClassificationFolder.read(folder, classNames).labeled().stream()
                .flatMap(List::stream)
                .toList();
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> '"' + name + '"').collect(joining(", "));
    }
}
