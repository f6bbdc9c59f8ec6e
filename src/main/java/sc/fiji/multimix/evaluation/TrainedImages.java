// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sc.fiji.multimix.data.DataSplit;
import sc.fiji.multimix.data.LabeledFile;
import sc.fiji.multimix.data.MaskedFile;
import sc.fiji.multimix.data.TestImages;
import sc.fiji.multimix.image.ImageFolder;
import sc.fiji.multimix.model.ModelDescription;
import sc.fiji.multimix.model.ModelFile;

/**
 * How many test images trained or validated the model, by their names in its {@link DataSplit}.
 *
 * @param tested number of test images
 * @param trained number of those among them that trained or validated the model
 * @param unknown why that could not be found out; empty if it could
 */
public record TrainedImages(int tested, int trained, String unknown) {
    /** Parts of a data folder; a name below one of them may also be given without it. */
    private static final Set<String> PARTS = Set.of("train", "validation", "val");

    /**
     * Looks for test images in the split that lies beside a model.
     *
     * @param segmentation the given folder of masks, with or without part {@code test}; null if
     *     there is none
     * @param classification the given folder of classes; null if there is none
     * @param images the test images in these folders
     */
    public static TrainedImages of(
            Path file,
            ModelDescription model,
            Path segmentation,
            Path classification,
            TestImages images) {
        int tested = images.masks().size() + images.classes().size();
        Path beside = ModelFile.sibling(file, DataSplit.ENDING);
        if (!Files.isRegularFile(beside))
            return new TrainedImages(tested, 0, "there is no file " + beside.getFileName());
        DataSplit split;
        try {
            split = DataSplit.read(beside);
        } catch (IOException e) {
            return new TrainedImages(tested, 0, String.valueOf(e.getMessage()));
        }
        if (!split.fingerprint().equals(model.provenance().splitFingerprint()))
            return new TrainedImages(tested, 0, beside.getFileName() + " is that of another model");
        int trained =
                count(
                                split,
                                "segmentation",
                                model.data().imagesWithoutMask() > 0,
                                segmentation,
                                images.masks().stream().map(MaskedFile::image).toList())
                        + count(
                                split,
                                "classification",
                                model.data().imagesWithoutLabel() > 0,
                                classification,
                                images.classes().stream().map(LabeledFile::image).toList());
        return new TrainedImages(tested, trained, "");
    }

    private static int count(
            DataSplit split, String task, boolean usesUnlabeled, Path root, List<Path> images) {
        Set<String> used = new HashSet<>(part(split, task, "labeled"));
        used.addAll(part(split, task, "validation"));
        if (usesUnlabeled) used.addAll(part(split, task, "unlabeled"));
        Set<String> bare = new HashSet<>();
        for (String name : used) bare.add(bare(name));
        Set<String> test = Set.copyOf(part(split, task, "test"));
        int count = 0;
        for (Path image : images)
            if (isAmong(used, bare, test, root, ImageFolder.relativeName(root, image))) count++;
        return count;
    }

    /** Whether an image was used; its folder may be the data folder, a part of it, or a copy. */
    private static boolean isAmong(
            Set<String> used, Set<String> bare, Set<String> test, Path root, String name) {
        if (used.contains(name)) return true;
        String below = String.valueOf(root.toAbsolutePath().getFileName()) + "/" + name;
        return !test.contains(name) && !test.contains(below) && bare.contains(bare(name));
    }

    private static String bare(String name) {
        int slash = name.indexOf('/');
        return slash > 0 && PARTS.contains(name.substring(0, slash))
                ? name.substring(slash + 1)
                : name;
    }

    private static List<String> part(DataSplit split, String task, String part) {
        return split.parts().getOrDefault(task + "/" + part, List.of());
    }

    /** What a reader of the scores must know; empty if no test image was found. */
    public String warning() {
        if (trained == 0) return "";
        return trained
                + " of "
                + tested
                + (tested == 1 ? " test image is" : " test images are")
                + " among the images that trained or validated this model, by the names in its"
                + " .split.json: these scores are too good. They hold only if these are other images"
                + " of the same names; else test on images that the model has not seen.";
    }

    /** What was found, as a sentence. */
    public String inWords() {
        if (!unknown.isEmpty())
            return "MultiMix could not check whether test images trained or validated this model: "
                    + unknown
                    + ".";
        return "By name, "
                + trained
                + " of the "
                + tested
                + " test images trained or validated this model (MultiMix compared them with its"
                + " .split.json).";
    }
}
