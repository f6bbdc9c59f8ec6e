// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.util.List;

/** Placeholder until the folder reader lands. */
public record TrainingData(
        TrainingStreams streams,
        List<Sample> validationMasks,
        List<Sample> validationClasses,
        List<String> classNames) {
    public boolean segments() {
        return !streams.segmentationLabeled().isEmpty();
    }
}
