// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.time.Duration;

/** States of trainings for those who look at nothing but the epochs. */
final class States {
    private States() {}

    /** Between two epochs; nothing was learned. */
    static TrainingState betweenEpochs() {
        return new TrainingState(0, 1, null, null, new LossMean().sums(), 0, Duration.ZERO, 0);
    }
}
