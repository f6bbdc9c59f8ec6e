// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The data folders of a comparison; null for one that is not there.
 *
 * @param segmentation images and masks to train on, with a part {@code test}
 * @param classification subfolders per class to train on, with a part {@code test}
 * @param crossSegmentation images and masks of another source, to test on; its {@code test} part if
 *     it has one
 * @param crossClassification images of the same classes of another source, to test on, likewise
 */
public record ComparisonData(
        Path segmentation, Path classification, Path crossSegmentation, Path crossClassification) {
    /** The folders that are there, by the names of their keys. */
    Map<String, Path> folders() {
        Map<String, Path> folders = new LinkedHashMap<>();
        if (segmentation != null) folders.put("segmentation", segmentation);
        if (classification != null) folders.put("classification", classification);
        if (crossSegmentation != null) folders.put("crosssegmentation", crossSegmentation);
        if (crossClassification != null) folders.put("crossclassification", crossClassification);
        return folders;
    }
}
