// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYBarDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import sc.fiji.multimix.evaluation.Curves;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.metrics.AveragePrecision;
import sc.fiji.multimix.metrics.ReliabilityBins;
import sc.fiji.multimix.metrics.RocAuc;

/** The charts of an evaluation's classes. */
final class ClassCharts {
    private static final int SIDE = 460;

    private ClassCharts() {}

    /** All charts that are defined, by what they show; none if there are no classes. */
    static Map<String, Supplier<Figure>> of(Evaluation evaluation) {
        Map<String, Supplier<Figure>> figures = new LinkedHashMap<>();
        if (evaluation.classes().isEmpty()) return figures;
        if (!evaluation.comparableClasses().isEmpty()) {
            figures.put("ROC curves", () -> roc(evaluation));
            figures.put("Precision-recall curves", () -> precisionRecall(evaluation));
        }
        figures.put("Confusion matrix", () -> ConfusionChart.of(evaluation));
        figures.put("Reliability diagram", () -> reliability(evaluation));
        return figures;
    }

    private static Figure roc(Evaluation evaluation) {
        XYSeriesCollection data = new XYSeriesCollection();
        for (int k : evaluation.comparableClasses()) {
            boolean[] positive = evaluation.positives(k);
            double[] score = evaluation.probabilities(k);
            XYSeries series = series(data, evaluation, k, "AUC", RocAuc.of(positive, score));
            add(Curves.roc(evaluation, k), series);
        }
        XYSeries chance = new XYSeries("Chance", false);
        chance.add(0, 0);
        chance.add(1, 1);
        data.addSeries(chance);
        JFreeChart chart =
                lines(
                        "Receiver operating characteristic",
                        "False positive rate (1 − specificity)",
                        "True positive rate (sensitivity)",
                        data);
        gray(chart.getXYPlot(), data.getSeriesCount() - 1);
        return new Figure(
                "roc",
                chart,
                SIDE,
                SIDE,
                "Each class against the rest, on "
                        + Numbers.images(evaluation.classes().size())
                        + ". The nearer to the upper left corner, the better.");
    }

    private static Figure precisionRecall(Evaluation evaluation) {
        XYSeriesCollection data = new XYSeriesCollection();
        for (int k : evaluation.comparableClasses()) {
            boolean[] positive = evaluation.positives(k);
            double[] score = evaluation.probabilities(k);
            XYSeries series =
                    series(data, evaluation, k, "AP", AveragePrecision.of(positive, score));
            add(Curves.precisionRecall(evaluation, k), series);
        }
        return new Figure(
                "precision_recall",
                lines("Precision and recall", "Recall (sensitivity)", "Precision", data),
                SIDE,
                SIDE,
                "Each class against the rest. AP is the average precision, the area below the"
                        + " curve; by chance it is the share of the class.");
    }

    private static void add(List<Curves.Point> points, XYSeries series) {
        for (Curves.Point point : points) series.add(point.x(), point.y());
    }

    private static XYSeries series(
            XYSeriesCollection data, Evaluation evaluation, int k, String area, double value) {
        XYSeries series =
                new XYSeries(
                        evaluation.classNames().get(k)
                                + " ("
                                + area
                                + " "
                                + Numbers.score(value)
                                + ")",
                        false);
        data.addSeries(series);
        return series;
    }

    private static JFreeChart lines(String title, String x, String y, XYSeriesCollection data) {
        XYPlot plot = new XYPlot(data, share(x), share(y), new XYLineAndShapeRenderer(true, false));
        JFreeChart chart = new JFreeChart(title, JFreeChart.DEFAULT_TITLE_FONT, plot, true);
        ChartStyle.apply(chart);
        return chart;
    }

    private static NumberAxis share(String label) {
        NumberAxis axis = new NumberAxis(label);
        axis.setRange(-0.025, 1.025);
        axis.setTickUnit(new NumberTickUnit(0.2));
        return axis;
    }

    private static void gray(XYPlot plot, int series) {
        plot.getRenderer().setSeriesPaint(series, Color.GRAY);
        plot.getRenderer()
                .setSeriesStroke(
                        series,
                        new BasicStroke(
                                1,
                                BasicStroke.CAP_BUTT,
                                BasicStroke.JOIN_ROUND,
                                1,
                                new float[] {2, 3},
                                0));
    }

    private static Figure reliability(Evaluation evaluation) {
        ReliabilityBins bins = Curves.reliability(evaluation);
        double error = bins.expectedCalibrationError();
        XYSeries found = new XYSeries("Model (ECE " + Numbers.score(error) + ")");
        XYSeries counts = new XYSeries("Images");
        int n = bins.bins().size();
        for (int i = 0; i < n; i++) counts.add((i + 0.5) / n, bins.bins().get(i).count());
        add(Curves.reliability(bins), found);
        XYSeriesCollection data = new XYSeriesCollection(found);
        XYSeries ideal = new XYSeries("Perfect calibration");
        ideal.add(0, 0);
        ideal.add(1, 1);
        data.addSeries(ideal);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        renderer.setSeriesShapesVisible(1, false);
        XYPlot curve = new XYPlot(data, null, share("Accuracy in the bin"), renderer);
        CombinedDomainXYPlot plot =
                new CombinedDomainXYPlot(share("Confidence (probability of the predicted class)"));
        plot.add(curve, 3);
        plot.add(histogram(new XYBarDataset(new XYSeriesCollection(counts), 0.9 / n)), 1);
        JFreeChart chart = new JFreeChart("Reliability", JFreeChart.DEFAULT_TITLE_FONT, plot, true);
        ChartStyle.apply(chart);
        gray(curve, 1);
        return new Figure(
                "reliability",
                chart,
                SIDE,
                SIDE + 60,
                "Above: of predictions of about equal confidence (ten bins), the share that is"
                        + " right; below the diagonal the model is too sure. Below: the number of"
                        + " images in each bin; few images make a bin uncertain. Expected"
                        + " calibration error (ECE) "
                        + Numbers.score(error)
                        + "; on few images it is above 0 even for a perfectly calibrated model.");
    }

    private static XYPlot histogram(IntervalXYDataset counts) {
        XYBarRenderer bars = new XYBarRenderer();
        bars.setBarPainter(new StandardXYBarPainter());
        bars.setShadowVisible(false);
        bars.setDrawBarOutline(false);
        bars.setDefaultSeriesVisibleInLegend(false);
        NumberAxis axis = new NumberAxis("Images");
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        return new XYPlot(counts, null, axis, bars);
    }
}
