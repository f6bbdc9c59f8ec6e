// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import java.util.Locale;

/** What images teach. */
public enum Task {
    /** To outline. */
    SEGMENTATION,
    /** To name the class. */
    CLASSIFICATION;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
