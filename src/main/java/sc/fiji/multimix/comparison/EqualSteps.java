// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import sc.fiji.multimix.data.LabeledImages;
import sc.fiji.multimix.training.TrainingOptions;

/**
 * The same number of steps for all systems and budgets. Without it, an epoch is one pass over the
 * images that a system uses, so that one with fewer images is trained for fewer steps.
 */
final class EqualSteps {
    private EqualSteps() {}

    /**
     * The options with a number of steps per epoch: the one given, else one pass over the training
     * images of the larger folder, with labels and without.
     *
     * @throws IOException if a folder cannot be used
     */
    static TrainingOptions of(TrainingOptions options, ComparisonData data) throws IOException {
        if (options.stepsPerEpoch() > 0) return options;
        int segmentation =
                data.segmentation() == null
                        ? 0
                        : LabeledImages.segmentationCount(data.segmentation());
        int classification =
                data.classification() == null
                        ? 0
                        : LabeledImages.classificationCount(data.classification());
        int images = Math.max(segmentation, classification);
        return options.withStepsPerEpoch((images + options.batch() - 1) / options.batch());
    }
}
