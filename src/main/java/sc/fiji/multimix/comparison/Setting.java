// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.util.Comparator;
import sc.fiji.multimix.training.TrainingSystem;

/**
 * A system and what it learns from: a row of the tables.
 *
 * @param system what is trained
 * @param masks number of masks, 0 = all; 0 too for a system that does not segment
 * @param labels number of class labels, 0 = all; 0 too for a system that does not classify
 */
record Setting(TrainingSystem system, int masks, int labels) implements Comparable<Setting> {
    /** As in the paper's tables: by system, then labels, then masks, all of them last. */
    private static final Comparator<Setting> ORDER =
            Comparator.comparing(Setting::system)
                    .thenComparing(setting -> rank(setting.labels))
                    .thenComparing(setting -> rank(setting.masks));

    Setting {
        if (masks < 0 || labels < 0)
            throw new IllegalArgumentException(
                    "Masks and labels must be at least 0 (0 = all), but are "
                            + masks
                            + " and "
                            + labels);
        if (!system.segments()) masks = 0;
        if (!system.classifies()) labels = 0;
    }

    private static int rank(int budget) {
        return budget == 0 ? Integer.MAX_VALUE : budget;
    }

    /** For example "UMTL-SSL, 10 masks, all labels". */
    String inWords() {
        return system
                + (system.segments() ? ", " + budget(masks) + " masks" : "")
                + (system.classifies() ? ", " + budget(labels) + " labels" : "");
    }

    /** A budget in words: its number, or "all". */
    static String budget(int budget) {
        return budget == 0 ? "all" : Integer.toString(budget);
    }

    @Override
    public int compareTo(Setting other) {
        return ORDER.compare(this, other);
    }
}
