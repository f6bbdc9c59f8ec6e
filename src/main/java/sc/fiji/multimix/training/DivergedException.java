// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.util.Collection;

/** The loss or the weights of a training have become NaN or infinite, and would stay so. */
public final class DivergedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final long step;
    private final String what;

    /**
     * Found in a step.
     *
     * @param step number of the step, from 0
     * @param names of what is NaN or infinite: loss terms, or the weights; at least one
     */
    DivergedException(long step, Collection<String> names) {
        this(step, String.join(" and ", names));
    }

    private DivergedException(long step, String what) {
        super(
                "The training has diverged: in step "
                        + (step + 1)
                        + " the "
                        + what
                        + " became NaN or infinite. Lower the learning rate.");
        this.step = step;
        this.what = what;
    }

    /** The same, with another message: what was tried in vain, and what to do. */
    DivergedException(String message, DivergedException cause) {
        super(message, cause);
        step = cause.step;
        what = cause.what;
    }

    /** Number of the first step in which it was so, from 0. */
    public long step() {
        return step;
    }

    /**
     * What is NaN or infinite: "Dice loss", "class loss and Dice loss"; "weights" if all loss terms
     * are finite.
     */
    public String what() {
        return what;
    }
}
