// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.util.Locale;

/** A named set of training options. */
public enum Preset {
    /** For a laptop's CPU: minutes instead of days. */
    FAST,
    /** The values of Haque et al. 2021. */
    PAPER;

    /** The options of this preset. */
    public TrainingOptions options() {
        return this == PAPER ? TrainingOptions.PAPER : TrainingOptions.FAST;
    }

    /** The word used in dialogs and macros. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
