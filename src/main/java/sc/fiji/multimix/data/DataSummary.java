// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** Says in words how many images do what. */
final class DataSummary {
    private DataSummary() {}

    static List<String> of(
            SegmentationPlan masks,
            ClassificationPlan classes,
            List<Sample> labeledMasks,
            List<Sample> validationMasks) {
        List<String> lines = new ArrayList<>();
        if (masks.labeled().isEmpty())
            lines.add("No segmentation data: only the classification is trained.");
        else {
            lines.add(
                    "Segmentation: "
                            + masks.labelCount()
                            + " images with masks, "
                            + counts(
                                    masks.labeled().size(),
                                    masks.unlabeled().size(),
                                    masks.validation().size(),
                                    masks.test().size()));
            long empty =
                    Stream.concat(labeledMasks.stream(), validationMasks.stream())
                            .filter(DataSummary::isMaskEmpty)
                            .count();
            if (empty > 0) lines.add("Segmentation: masks without any foreground: " + empty + ".");
            if (masks.unlabeled().isEmpty()) lines.add(noUnlabeled("Segmentation"));
        }
        if (classes.labeled().isEmpty())
            lines.add("No classification data: only the segmentation is trained.");
        else {
            lines.add(
                    "Classification ("
                            + String.join(", ", classes.classNames())
                            + "): "
                            + classes.labelCount()
                            + " images with labels, "
                            + counts(
                                    classes.labeled().size(),
                                    classes.unlabeled().size(),
                                    classes.validation().size(),
                                    classes.test().size()));
            if (classes.unlabeled().isEmpty()) lines.add(noUnlabeled("Classification"));
        }
        return List.copyOf(lines);
    }

    private static String counts(int used, int unlabeled, int validation, int test) {
        return used
                + " used for training; "
                + unlabeled
                + " images as unlabeled, "
                + validation
                + " validate, "
                + test
                + " test.";
    }

    private static String noUnlabeled(String task) {
        return task + ": no unlabeled images, so the labeled ones serve as unlabeled ones too.";
    }

    private static boolean isMaskEmpty(Sample sample) {
        for (UnsignedByteType pixel : sample.mask()) if (pixel.get() != 0) return false;
        return true;
    }
}
