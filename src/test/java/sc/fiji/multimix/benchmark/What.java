// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.util.Locale;

/** What can be timed. */
enum What {
    /** One training step. */
    STEP,
    /** Class, saliency and mask of a batch. */
    PREDICT;

    /** The word on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
