// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which classification images train with labels, train without, validate and test.
 *
 * @param labelCount number of training images with labels on disk, used or not
 * @param unlabeled images that train without a label; one that is known is kept to measure the
 *     pseudo-labels
 */
record ClassificationPlan(
        List<String> classNames,
        int labelCount,
        List<LabeledFile> labeled,
        List<LabeledFile> unlabeled,
        List<LabeledFile> validation,
        List<LabeledFile> test) {
    /** Of a data set without classification. */
    static final ClassificationPlan NONE =
            new ClassificationPlan(List.of(), 0, List.of(), List.of(), List.of(), List.of());

    static ClassificationPlan of(Path root, int budget, SplittableRandom random)
            throws IOException {
        FolderParts parts = FolderParts.of(root);
        ClassificationFolder training = ClassificationFolder.read(parts.training());
        LabelSplit<LabeledFile> split;
        try {
            split = LabelSplit.of(training.labeled(), budget, parts.validation() == null, random);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Class labels in " + root + ": " + e.getMessage(), e);
        }
        List<Path> unknown = new ArrayList<>(training.unlabeled());
        unknown.addAll(parts.unlabeledBeside());
        List<LabeledFile> unlabeled = new ArrayList<>(split.rest());
        for (Path image : unknown) unlabeled.add(new LabeledFile(image, LabeledFile.UNKNOWN));
        List<String> names = training.classNames();
        return new ClassificationPlan(
                names,
                training.labeled().stream().mapToInt(List::size).sum(),
                split.used(),
                unlabeled.stream().sorted(Comparator.comparing(LabeledFile::image)).toList(),
                parts.validation() == null
                        ? split.validation()
                        : heldOut(parts.validation(), names, "validation"),
                parts.test() == null ? List.of() : heldOut(parts.test(), names, "test"));
    }

    private static List<LabeledFile> heldOut(Path folder, List<String> names, String part)
            throws IOException {
        List<LabeledFile> files =
                ClassificationFolder.read(folder, names).labeled().stream()
                        .flatMap(List::stream)
                        .toList();
        if (files.isEmpty())
            throw new IOException(
                    "No images in the "
                            + part
                            + " folder "
                            + folder
                            + ". Add subfolders named "
                            + String.join(", ", names)
                            + " or remove it.");
        return files;
    }

    void addTo(DataSplit.Builder split, Path root) throws IOException {
        split.add("classification/labeled", root, images(labeled));
        split.add("classification/unlabeled", root, images(unlabeled));
        split.add("classification/validation", root, images(validation));
        split.add("classification/test", root, images(test));
    }

    private static List<Path> images(List<LabeledFile> files) {
        return files.stream().map(LabeledFile::image).toList();
    }
}
