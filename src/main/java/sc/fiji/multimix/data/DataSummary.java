// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.util.ArrayList;
import java.util.List;

/** Says in words what the user's numbers of masks and labels made of the data. */
final class DataSummary {
    private DataSummary() {}

    static List<String> of(SegmentationPlan masks, ClassificationPlan classes) {
        List<String> lines = new ArrayList<>();
        if (masks.labeled().isEmpty())
            lines.add("No segmentation data: only the classification is trained.");
        else {
            lines.add(
                    "Segmentation: "
                            + masks.labeled().size()
                            + " of "
                            + masks.labelCount()
                            + " masks are used for training.");
            if (masks.unlabeled().isEmpty()) lines.add(noUnlabeled("Segmentation"));
        }
        if (classes.labeled().isEmpty())
            lines.add("No classification data: only the segmentation is trained.");
        else {
            lines.add(
                    "Classification: "
                            + classes.labeled().size()
                            + " of "
                            + classes.labelCount()
                            + " labels are used for training ("
                            + String.join(", ", classes.classNames())
                            + ").");
            if (classes.unlabeled().isEmpty()) lines.add(noUnlabeled("Classification"));
        }
        return List.copyOf(lines);
    }

    private static String noUnlabeled(String task) {
        return task + ": no unlabeled images, so the labeled ones serve as unlabeled ones too.";
    }
}
