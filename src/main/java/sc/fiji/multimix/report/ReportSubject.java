// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.nio.file.Path;
import java.util.List;
import sc.fiji.multimix.evaluation.TrainedImages;
import sc.fiji.multimix.model.ModelDescription;

/**
 * What a report is about.
 *
 * @param file the model's file
 * @param model what the model is
 * @param segmentation folder of the test images with masks; null if there was none
 * @param classification folder of the test images with classes; null if there was none
 * @param withoutMask number of images beside them that have no mask
 * @param trained how many of the test images trained the model
 * @param notes what to know first, for example what was not evaluated, and why
 * @param device what computed, in words
 */
public record ReportSubject(
        Path file,
        ModelDescription model,
        Path segmentation,
        Path classification,
        int withoutMask,
        TrainedImages trained,
        List<String> notes,
        String device) {
    /** Copies the list. */
    public ReportSubject {
        notes = List.copyOf(notes);
    }

    /** The name of the model's file. */
    String name() {
        return String.valueOf(file.getFileName());
    }
}
