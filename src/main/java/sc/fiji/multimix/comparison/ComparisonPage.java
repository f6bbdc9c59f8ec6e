// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import sc.fiji.multimix.report.HtmlPage;
import sc.fiji.multimix.statistics.MeanDeviation;

/** The page with all results of a comparison: {@code comparison.html}. */
final class ComparisonPage {
    private final HtmlPage page = new HtmlPage("MultiMix: comparison of systems");
    private final List<SettingResult> results;
    private final UsedImages images;

    ComparisonPage(List<SettingResult> results) {
        this.results = results;
        images = new UsedImages(results);
    }

    /** What was compared, and how much of it is there. */
    void summary(JsonObject options, int finished, int all, int failed) {
        page.paragraph(
                "Each system was trained on the same images with the same budgets of masks and"
                        + " class labels for the same number of steps; the repeats differ in split and initial weights. All"
                        + " models were tested on the same test images. Values are the mean ± the"
                        + " standard deviation over the repeats.");
        page.list(
                List.of(
                        "Trainings: " + finished + " of " + all + " finished",
                        "Options: resolution "
                                + options.get("resolution")
                                + " pixels, epochs "
                                + options.get("epochs")
                                + ", batch "
                                + options.get("batch")
                                + ", width "
                                + options.get("width")
                                + ", seed "
                                + options.get("seed")
                                + " (all of them: comparison.json)",
                        images.steps(),
                        images.validation(isCalibrated(options)),
                        images.tested()));
        images.notes().forEach(page::note);
        if (finished + failed < all)
            page.note(
                    "The comparison is not complete: "
                            + (all - finished - failed)
                            + " trainings are still to do. Run it again with the same values.");
        if (failed > 0)
            page.note(
                    failed
                            + " of the trainings failed; cells/NAME.error.txt says why. They are"
                            + " tried again when the comparison is run again.");
    }

    private static boolean isCalibrated(JsonObject options) {
        return options.has("calibrated") && options.get("calibrated").getAsBoolean();
    }

    /** The tables and charts of a domain. */
    void domain(ScoreTable table, List<BudgetChart> charts) {
        page.heading(table.domain().label());
        add("Classes", table.part(false));
        add("Masks", table.part(true));
        page.beginFigures();
        for (BudgetChart chart : charts)
            if (chart.name().startsWith(table.domain().fileName()))
                page.figure(
                        chart.png(),
                        BudgetChart.WIDTH,
                        chart.title(),
                        "Mean over the repeats; bars: standard deviation. plots/"
                                + chart.name()
                                + ".svg");
        page.endFigures();
    }

    private void add(String caption, ScoreTable table) {
        if (!table.rows().isEmpty()) page.table(caption, table.head(), table.texts());
    }

    /** What the symbols of the tables mean. */
    void legend() {
        page.paragraph(
                "Labels and Masks: number of class labels and of masks to learn from; all: those"
                        + " that neither validate nor test. Acc accuracy,"
                        + " BalAcc balanced accuracy, AUC area under the ROC curve, F1 of each"
                        + " class, DS Dice, JS Jaccard, SSIM structural similarity, HD average"
                        + " Hausdorff distance in pixels, P precision, R recall. HD is measured in each image's own pixels, so it grows"
                        + " with the images' size and cannot be compared with the published one."
                        + " A distance is not defined where one of the two masks is empty:"
                        + " “(37 of 40)” tells of how many of the tested masks, all repeats"
                        + " together, a mean is; a model that finds nothing in an image is then"
                        + " shown better than it is. Rows marked"
                        + " “published” are what Haque et al. 2021 (MELBA 2021:011, supplement,"
                        + " tables 3 and 4) report for the same system and budgets on other data"
                        + " and with other training options"
                        + " (CheX and JSRT; cross-domain NIHX and MCU); their HD has no unit, and"
                        + " their DS of the systems without bridge does not fit their JS.");
    }

    /** The tests of MultiMix against each other system. */
    void differences(List<Difference> differences) {
        if (differences.isEmpty()) return;
        page.heading("MultiMix against the other systems");
        page.paragraph(
                "The difference is averaged over the budgets within each repeat, and the repeats are"
                        + " compared; one counts where the trainings of both systems at all budgets"
                        + " are finished. Two-sided p-values of Student's paired t-test and of"
                        + " Wilcoxon's signed-rank test; corrected after Holm for the number of"
                        + " systems. A dash: no test, with one repeat or the same difference in"
                        + " each.");
        page.note(DifferencesTable.limits(differences));
        page.table("", DifferencesTable.HEAD, DifferencesTable.rows(differences));
    }

    /** How the trainings went. */
    void trainings() {
        page.heading("Trainings");
        page.table("What each learned from", UsedImages.head(), images.rows());
        List<List<String>> rows = new ArrayList<>();
        for (SettingResult result : results)
            rows.add(
                    List.of(
                            result.setting().inWords(),
                            number("%.1f", result, t -> (double) t.bestEpoch()),
                            number("%.0f", result, t -> t.seconds()),
                            number("%.3f", result, TrainingSummary::dice),
                            number("%.3f", result, TrainingSummary::accuracy),
                            number("%.3f", result, TrainingSummary::acceptedShare),
                            number("%.3f", result, TrainingSummary::pseudoLabelPrecision)));
        page.table(
                "Means over the repeats",
                List.of(
                        "System",
                        "Best epoch",
                        "Seconds",
                        "Validation Dice",
                        "Validation accuracy",
                        "Pseudo-labels accepted",
                        "of them right"),
                rows);
        page.paragraph(
                "Images without mask or label: those that the system uses. Pseudo-labels: share of the unlabeled images that got one in the last epoch, and"
                        + " share of those that are right, where their class is known. A row per"
                        + " training is in tables/cells.csv.");
    }

    private static String number(
            String format, SettingResult result, Function<TrainingSummary, Double> value) {
        double mean =
                MeanDeviation.of(
                                result.results().stream()
                                        .map(r -> value.apply(r.training()))
                                        .mapToDouble(v -> v == null ? Double.NaN : v)
                                        .toArray())
                        .mean();
        return Double.isNaN(mean) ? "–" : String.format(Locale.ROOT, format, mean);
    }

    String html() {
        return page.html();
    }
}
