// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import sc.fiji.multimix.training.TrainingOptions;

/**
 * One training of a comparison.
 *
 * @param setting what is trained on what
 * @param repeat from 1; each has another split and other initial weights
 */
record Cell(Setting setting, int repeat) {
    Cell {
        if (repeat < 1)
            throw new IllegalArgumentException(
                    "Repeats are counted from 1, but this is " + repeat + ".");
    }

    /** Name of its folder, for example "UMTL-SSL-masks10-labelsAll-repeat1". */
    String name() {
        return setting.system()
                + (setting.system().segments() ? "-masks" + budget(setting.masks()) : "")
                + (setting.system().classifies() ? "-labels" + budget(setting.labels()) : "")
                + "-repeat"
                + repeat;
    }

    private static String budget(int budget) {
        return budget == 0 ? "All" : Integer.toString(budget);
    }

    /** For example "UMTL-SSL, 10 masks, all labels, repeat 1". */
    String inWords() {
        return setting.inWords() + ", repeat " + repeat;
    }

    /** The options of this training: the first repeat has the comparison's own seed. */
    TrainingOptions options(TrainingOptions comparison) {
        return comparison
                .withSystem(setting.system())
                .withMasks(setting.masks())
                .withLabels(setting.labels())
                .withSeed(comparison.seed() + repeat - 1);
    }
}
