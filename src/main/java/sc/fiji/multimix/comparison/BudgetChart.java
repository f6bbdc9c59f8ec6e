// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StatisticalLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.statistics.DefaultStatisticalCategoryDataset;
import sc.fiji.multimix.report.ChartFiles;
import sc.fiji.multimix.report.ChartStyle;
import sc.fiji.multimix.statistics.MeanDeviation;
import sc.fiji.multimix.training.TrainingSystem;

/**
 * A score against the budget that it depends on, a line per system, the standard deviation over the
 * repeats as error bars; with one budget only, a point per system.
 *
 * @param name of its files, without extension
 * @param title what it shows
 * @param chart the drawing
 */
record BudgetChart(String name, String title, JFreeChart chart) {
    /** Width in CSS pixels. */
    static final int WIDTH = 460;

    private static final int HEIGHT = 360;

    /** So that equal scores do not fill the whole axis. */
    private static final double LEAST_RANGE = 0.1;

    private static final double RIGHT = 16;

    private static final double SERIES_MARGIN = 0.35;

    byte[] png() {
        return ChartFiles.png(chart, WIDTH, HEIGHT);
    }

    String svg() {
        return ChartFiles.svg(chart, WIDTH, HEIGHT);
    }

    /** The charts that there are scores for: one per domain, score and budget of the other kind. */
    static List<BudgetChart> all(List<SettingResult> results) {
        List<BudgetChart> charts = new ArrayList<>();
        for (Domain domain : Domain.values())
            for (Metric metric : List.of(Metric.DICE, Metric.ACCURACY, Metric.AUC))
                for (int other : otherBudgets(results, metric))
                    add(charts, domain, metric, other, results);
        return charts;
    }

    /** Budgets of labels for a score of masks, and the reverse; 0 if there is no such system. */
    private static Iterable<Integer> otherBudgets(List<SettingResult> results, Metric metric) {
        TreeSet<Integer> budgets = new TreeSet<>(BudgetChart::compare);
        for (SettingResult result : results)
            if (isOfBoth(result.setting())) budgets.add(other(result.setting(), metric));
        return budgets.isEmpty() ? List.of(0) : budgets;
    }

    private static boolean isOfBoth(Setting setting) {
        return setting.system().segments() && setting.system().classifies();
    }

    private static int own(Setting setting, Metric metric) {
        return metric.ofMasks() ? setting.masks() : setting.labels();
    }

    private static int other(Setting setting, Metric metric) {
        return metric.ofMasks() ? setting.labels() : setting.masks();
    }

    /** All (0) is the largest. */
    private static int compare(int a, int b) {
        return Integer.compare(a == 0 ? Integer.MAX_VALUE : a, b == 0 ? Integer.MAX_VALUE : b);
    }

    private static void add(
            List<BudgetChart> charts,
            Domain domain,
            Metric metric,
            int other,
            List<SettingResult> results) {
        Predicate<Setting> shown = s -> !isOfBoth(s) || other(s, metric) == other;
        List<SettingResult> scored =
                results.stream()
                        .filter(result -> shown.test(result.setting()))
                        .filter(result -> !Double.isNaN(mean(result, domain, metric).mean()))
                        .toList();
        if (scored.isEmpty()) return;
        boolean both = scored.stream().anyMatch(result -> isOfBoth(result.setting()));
        String kind = metric.ofMasks() ? "labels" : "masks";
        String name =
                domain.fileName()
                        + "-"
                        + metric.key()
                        + (both ? "-" + kind + "-" + Setting.budget(other) : "");
        String title =
                metric.label()
                        + ", "
                        + domain.fileName()
                        + (both ? ", " + Setting.budget(other) + " " + kind : "");
        charts.add(new BudgetChart(name, title, chart(title, domain, metric, scored)));
    }

    private static MeanDeviation mean(SettingResult result, Domain domain, Metric metric) {
        return result.scores(domain, scores -> scores.get(metric));
    }

    private static JFreeChart chart(
            String title, Domain domain, Metric metric, List<SettingResult> results) {
        TreeSet<Integer> budgets = new TreeSet<>(BudgetChart::compare);
        TreeSet<TrainingSystem> systems = new TreeSet<>();
        for (SettingResult result : results) {
            budgets.add(own(result.setting(), metric));
            systems.add(result.setting().system());
        }
        boolean lines = budgets.size() > 1;
        String kind = metric.ofMasks() ? "masks" : "labels";
        DefaultStatisticalCategoryDataset data = new DefaultStatisticalCategoryDataset();
        for (TrainingSystem system : systems)
            for (int budget : budgets)
                for (SettingResult result : results)
                    if (result.setting().system() == system
                            && own(result.setting(), metric) == budget) {
                        MeanDeviation value = mean(result, domain, metric);
                        Double deviation =
                                Double.isNaN(value.deviation()) ? null : value.deviation();
                        String row = lines ? system.toString() : metric.label();
                        String column = lines ? Setting.budget(budget) : system.toString();
                        data.add((Double) value.mean(), deviation, row, column);
                    }
        StatisticalLineAndShapeRenderer renderer = new StatisticalLineAndShapeRenderer(lines, true);
        renderer.setUseSeriesOffset(lines);
        renderer.setItemMargin(SERIES_MARGIN);
        CategoryAxis across =
                new CategoryAxis(
                        lines
                                ? "Number of " + kind
                                : "System (" + Setting.budget(budgets.first()) + " " + kind + ")");
        NumberAxis up = new NumberAxis(metric.label());
        up.setAutoRangeIncludesZero(false);
        up.setAutoRangeMinimumSize(LEAST_RANGE);
        up.setNumberFormatOverride(
                new DecimalFormat("0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)));
        CategoryPlot plot = new CategoryPlot(data, across, up, renderer);
        Range range = up.getRange(); // as wide as the data and their deviations want
        up.setRange(Math.max(0, range.getLowerBound()), Math.min(1, range.getUpperBound()));
        // the systems' names need the width
        if (!lines) {
            plot.setOrientation(PlotOrientation.HORIZONTAL);
            plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        }
        JFreeChart chart = new JFreeChart(title, JFreeChart.DEFAULT_TITLE_FONT, plot, lines);
        ChartStyle.apply(chart);
        chart.setPadding(new RectangleInsets(0, 0, 0, RIGHT)); // half of the last tick's label
        return chart;
    }
}
