// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.util.Locale;

/** How the learning rate falls from its initial value over the training. */
public enum LearningRateSchedule {
    /** A tenth every 8 epochs (Haque et al. 2021, "0.1 every 8 epochs"). */
    STEP {
        @Override
        public float rate(float initial, long step, long stepsPerEpoch, long steps) {
            long decays = step / stepsPerEpoch / EPOCHS_PER_DECAY;
            return (float) (initial * Math.pow(0.1, (double) decays));
        }
    },
    /** Half a cosine from the initial rate to zero (Loshchilov &amp; Hutter 2017, one cycle). */
    COSINE {
        @Override
        public float rate(float initial, long step, long stepsPerEpoch, long steps) {
            return (float)
                    (initial * 0.5 * (1 + Math.cos(Math.PI * (double) step / (double) steps)));
        }
    };

    private static final long EPOCHS_PER_DECAY = 8;

    /**
     * The learning rate of one step.
     *
     * @param initial rate of the first step
     * @param step number of the step, from 0
     * @param stepsPerEpoch steps of an epoch
     * @param steps steps of the whole training
     */
    public abstract float rate(float initial, long step, long stepsPerEpoch, long steps);

    /** The word used in the model file. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
