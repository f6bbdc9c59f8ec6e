// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which segmentation images train with masks, train without, validate and test.
 *
 * @param labelCount number of training images with masks on disk, used or not
 */
record SegmentationPlan(
        int labelCount,
        List<MaskedFile> labeled,
        List<Path> unlabeled,
        List<MaskedFile> validation,
        List<MaskedFile> test) {
    /** Of a data set without segmentation. */
    static final SegmentationPlan NONE =
            new SegmentationPlan(0, List.of(), List.of(), List.of(), List.of());

    static SegmentationPlan of(Path root, int budget, SplittableRandom random) throws IOException {
        FolderParts parts = FolderParts.of(root);
        SegmentationFolder training = SegmentationFolder.read(parts.training());
        if (training.labeled().isEmpty())
            throw new IOException(
                    "No masks in the segmentation folder "
                            + parts.training().resolve("masks")
                            + ". Put some there, each with the name of its image.");
        LabelSplit<MaskedFile> split;
        try {
            split =
                    LabelSplit.of(
                            List.of(training.labeled()),
                            budget,
                            parts.validation() == null,
                            random);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Masks in " + root + ": " + e.getMessage(), e);
        }
        List<Path> unlabeled = new ArrayList<>(training.unlabeled());
        for (MaskedFile file : split.rest()) unlabeled.add(file.image());
        return new SegmentationPlan(
                training.labeled().size(),
                split.used(),
                unlabeled.stream().sorted().toList(),
                parts.validation() == null
                        ? split.validation()
                        : heldOut(parts.validation(), "validation"),
                parts.test() == null ? List.of() : heldOut(parts.test(), "test"));
    }

    private static List<MaskedFile> heldOut(Path folder, String part) throws IOException {
        List<MaskedFile> files = SegmentationFolder.read(folder).labeled();
        if (files.isEmpty())
            throw new IOException(
                    "No masks in the " + part + " folder " + folder + ". Add some or remove it.");
        return files;
    }

    void addTo(DataSplit.Builder split, Path root) throws IOException {
        addMasked(split, root, "labeled", labeled);
        split.add("segmentation/unlabeled", root, unlabeled);
        addMasked(split, root, "validation", validation);
        addMasked(split, root, "test", test);
    }

    private static void addMasked(
            DataSplit.Builder split, Path root, String name, List<MaskedFile> files)
            throws IOException {
        String part = "segmentation/" + name;
        split.add(part, root, files.stream().map(MaskedFile::image).toList());
        split.addToFingerprint(part, root, files.stream().map(MaskedFile::mask).toList());
    }
}
