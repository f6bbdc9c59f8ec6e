// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import sc.fiji.multimix.image.AtomicFile;

/**
 * Writes the results of all finished cells of a comparison, asked for now or before: the page
 * {@code comparison.html}, {@code tables/*.csv} and {@code *.tex}, {@code plots/*.png} and {@code
 * *.svg}.
 */
final class ComparisonReport {
    private final ComparisonFolder folder;
    private final Grid grid;

    ComparisonReport(ComparisonFolder folder, Grid grid) {
        this.folder = folder;
        this.grid = grid;
    }

    /** Writes everything anew; returns the page. */
    Path write() throws IOException {
        CellFolders cells = folder.cells();
        List<CellResult> finished = cells.results();
        List<Cell> failed = grid.cells().stream().filter(cells::hasFailed).toList();
        long open = grid.cells().stream().filter(cell -> !cells.isFinished(cell)).count();
        List<SettingResult> results = SettingResult.all(finished, failed);
        List<BudgetChart> charts = BudgetChart.all(results);
        List<Difference> differences = Difference.all(finished);
        ComparisonPage page = new ComparisonPage(results);
        page.summary(
                folder.settings().options(),
                finished.size(),
                finished.size() + (int) open,
                failed.size());
        page.legend();
        PublishedResults published = PublishedResults.read();
        for (Domain domain : Domain.values()) {
            ScoreTable table = ScoreTable.of(domain, results, classNames(finished), published);
            if (domain == Domain.CROSS && table.isEmpty()) continue;
            String name = "tables/" + domain.fileName();
            write(name + ".csv", ScoreTableFiles.csv(table));
            write(name + ".tex", ScoreTableFiles.latex(table, caption(domain)));
            page.domain(table, charts);
        }
        for (BudgetChart chart : charts) {
            AtomicFile.write(
                    folder.path().resolve("plots/" + chart.name() + ".png"),
                    out -> out.write(chart.png()));
            write("plots/" + chart.name() + ".svg", chart.svg());
        }
        write("tables/cells.csv", CellsTable.csv(finished));
        write("tables/differences.csv", DifferencesTable.csv(differences));
        page.differences(differences);
        page.trainings();
        return write("comparison.html", page.html());
    }

    private static String caption(Domain domain) {
        return domain.label()
                + " scores: mean ± standard deviation over the repeats; Dc and Ds: numbers of class"
                + " labels and masks to learn from; HD in the images' own pixels, not comparable with"
                + " the published one; (n of m): defined for n of m tested masks. Published rows:"
                + " Haque et al. 2021, other data and training options.";
    }

    private static List<String> classNames(List<CellResult> results) {
        return results.stream()
                .map(CellResult::classNames)
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.path().resolve(name);
        AtomicFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        return file;
    }
}
