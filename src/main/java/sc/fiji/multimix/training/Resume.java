// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

/** Whether a training begins anew or goes on from the last state of one that was stopped. */
public enum Resume {
    /** Begins anew; the files of an earlier training are kept as {@code .bak}. */
    NO,
    /** Goes on, if the data and the options are those of the training that was stopped. */
    YES,
    /** Goes on even if data or options have changed, as far as they fit the network. */
    FORCED;

    /** The choice of two switches. */
    public static Resume of(boolean resume, boolean force) {
        if (force && !resume)
            throw new IllegalArgumentException(
                    "force=true is for resume=true: it resumes a training although its data or"
                            + " options have changed. Add resume=true, or leave out force.");
        if (!resume) return NO;
        return force ? FORCED : YES;
    }
}
