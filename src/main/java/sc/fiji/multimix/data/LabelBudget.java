// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

/**
 * How many labeled images may be used as such; the others count as unlabeled.
 *
 * @param masks number of masks; 0 = all
 * @param labels number of class labels, the classes alternating; 0 = all
 */
public record LabelBudget(int masks, int labels) {
    /** Everything that is there. */
    public static final LabelBudget ALL = new LabelBudget(0, 0);

    /** Checks the ranges. */
    public LabelBudget {
        if (masks < 0 || labels < 0)
            throw new IllegalArgumentException(
                    "The numbers of masks and labels must be at least 0 (0 = all), but are "
                            + masks
                            + " and "
                            + labels);
    }
}
