// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import java.util.Locale;

/** What images are there for. */
public enum Role {
    /** They train with their mask or class. */
    TRAINING,
    /** They train without. */
    UNLABELED,
    /** They choose the best epoch. */
    VALIDATION,
    /** They test the finished model. */
    TEST;

    /** Whether the network learns from them. */
    boolean isTrained() {
        return this == TRAINING || this == UNLABELED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
