// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.io.IOException;
import java.util.Locale;

/** What can be timed. */
enum What {
    /** One training step. */
    STEP(StepWorkload::new),
    /** Class, saliency and mask of a batch. */
    PREDICT(PredictWorkload::new);

    /** Prepares a workload. */
    @FunctionalInterface
    interface Opener {
        Workload open(BenchmarkOptions options) throws IOException;
    }

    private final Opener opener;

    What(Opener opener) {
        this.opener = opener;
    }

    /** Everything the work needs, prepared. */
    Workload open(BenchmarkOptions options) throws IOException {
        return opener.open(options);
    }

    /** The word on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
