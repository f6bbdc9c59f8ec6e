// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.nio.file.Path;
import sc.fiji.multimix.training.TrainingOptions;

/** Writes the results of all finished cells of a comparison. */
final class ComparisonReport {
    private final ComparisonFolder folder;
    private final Grid grid;
    private final TrainingOptions options;

    ComparisonReport(ComparisonFolder folder, Grid grid, TrainingOptions options) {
        this.folder = folder;
        this.grid = grid;
        this.options = options;
    }

    /** Writes everything anew; returns the page. */
    Path write() throws IOException {
        return folder.path().resolve("comparison.html");
    }
}
