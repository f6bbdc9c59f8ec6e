// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.util.Locale;

/** What can be timed. */
enum What {
    /** One training step. */
    STEP,
    /** Class, saliency and mask of a batch. */
    PREDICT,
    /** The batches of a training. */
    PIPELINE,
    /** An analysis of a folder. */
    FOLDER;

    /** Whether a run is a step of the network, whose calls of the engine tell something. */
    boolean isOneStep() {
        return this == STEP || this == PREDICT;
    }

    /** The word on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
