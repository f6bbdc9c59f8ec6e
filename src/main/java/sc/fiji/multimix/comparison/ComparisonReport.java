// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import sc.fiji.multimix.image.AtomicFile;
import sc.fiji.multimix.report.HtmlPage;

/** Writes the results of all finished cells of a comparison. */
final class ComparisonReport {
    private final ComparisonFolder folder;

    ComparisonReport(ComparisonFolder folder) {
        this.folder = folder;
    }

    /** Writes everything anew; returns the page. */
    Path write() throws IOException {
        List<CellResult> results = folder.cells().results();
        write("tables/cells.csv", CellsTable.csv(results));
        HtmlPage page = new HtmlPage("MultiMix: comparison of systems");
        page.paragraph(results.size() + " trainings are finished: tables/cells.csv");
        return write("comparison.html", page.html());
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.path().resolve(name);
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        return file;
    }
}
