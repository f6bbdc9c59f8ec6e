// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.nio.file.Path;
import java.util.List;
import sc.fiji.multimix.model.ModelDescription;

/**
 * What a report is about.
 *
 * @param file the model's file
 * @param model what the model is
 * @param segmentation folder of the test images with masks; null if there was none
 * @param classification folder of the test images with classes; null if there was none
 * @param withoutMask number of images beside them that have no mask
 * @param notes what was not evaluated, and why
 * @param device what computed, in words
 */
public record ReportSubject(
        Path file,
        ModelDescription model,
        Path segmentation,
        Path classification,
        int withoutMask,
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
