// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import ij.gui.Plot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.image.PixelSize;
import sc.fiji.multimix.metrics.CalibrationError;
import sc.fiji.multimix.metrics.PrecisionRecallCurve;
import sc.fiji.multimix.metrics.ReliabilityBins;
import sc.fiji.multimix.metrics.RocCurve;
import sc.fiji.multimix.statistics.BlandAltman;

/** The curves of an evaluation as ImageJ plots; null for one that is not defined. */
final class EvaluationPlots {
    /** Okabe and Ito 2008. */
    private static final List<String> COLORS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9");

    private final Evaluation evaluation;

    EvaluationPlots(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** A curve of each class against the rest. */
    ImagePlus roc() {
        List<Integer> classes = evaluation.comparableClasses();
        if (classes.isEmpty()) return null;
        Plot plot = shares("MultiMix ROC", "False positive rate", "True positive rate");
        for (int k : classes) {
            List<RocCurve.Point> points =
                    RocCurve.of(evaluation.positives(k), evaluation.probabilities(k)).points();
            color(plot, k);
            plot.add(
                    "line",
                    points.stream().mapToDouble(RocCurve.Point::falsePositiveRate).toArray(),
                    points.stream().mapToDouble(RocCurve.Point::truePositiveRate).toArray());
        }
        diagonal(plot);
        return finished(plot, "bottom-right", "chance");
    }

    /** A curve of each class against the rest. */
    ImagePlus precisionRecall() {
        List<Integer> classes = evaluation.comparableClasses();
        if (classes.isEmpty()) return null;
        Plot plot = shares("MultiMix precision and recall", "Recall", "Precision");
        for (int k : classes) {
            List<Double> recall = new ArrayList<>();
            List<Double> precision = new ArrayList<>();
            double before = 0;
            for (PrecisionRecallCurve.Point point :
                    PrecisionRecallCurve.of(evaluation.positives(k), evaluation.probabilities(k))
                            .points()) {
                if (point.recall() == before) continue;
                recall.addAll(List.of(before, point.recall())); // steps, as in the report
                precision.addAll(List.of(point.precision(), point.precision()));
                before = point.recall();
            }
            color(plot, k);
            plot.add("line", array(recall), array(precision));
        }
        return finished(plot, "bottom-left", null);
    }

    /** Accuracy of predictions of about equal confidence. */
    ImagePlus reliability() {
        if (evaluation.classes().isEmpty()) return null;
        List<ReliabilityBins.Bin> bins =
                ReliabilityBins.of(
                                evaluation.labels(),
                                evaluation.probabilities(),
                                CalibrationError.BINS)
                        .bins()
                        .stream()
                        .filter(bin -> bin.count() > 0)
                        .toList();
        Plot plot = shares("MultiMix reliability", "Confidence", "Accuracy");
        color(plot, 0);
        plot.add(
                "connected circle",
                bins.stream().mapToDouble(ReliabilityBins.Bin::meanConfidence).toArray(),
                bins.stream().mapToDouble(ReliabilityBins.Bin::accuracy).toArray());
        diagonal(plot);
        plot.setColor("black");
        plot.addLegend("model\nperfect calibration", "top-left");
        return plot.getImagePlus();
    }

    /** Bland-Altman plot of the foreground areas. */
    ImagePlus agreement() {
        if (evaluation.masks().isEmpty()) return null;
        double[] reference = evaluation.referenceAreas();
        double[] predicted = evaluation.predictedAreas();
        String unit = evaluation.unit();
        String area = unit.equals(PixelSize.PIXEL) ? "pixels" : unit + "²";
        double[] means = new double[reference.length];
        double[] differences = new double[reference.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = (reference[i] + predicted[i]) / 2;
            differences[i] = predicted[i] - reference[i];
        }
        Plot plot =
                new Plot(
                        "MultiMix agreement of areas",
                        "Mean of predicted and reference area (" + area + ")",
                        "Predicted - reference area (" + area + ")");
        color(plot, 0);
        plot.add("circle", means, differences);
        BlandAltman agreement = evaluation.areaAgreement();
        double[] lines = {agreement.bias(), agreement.lower(), agreement.upper()};
        double[] x = range(means, new double[0], 0.05);
        double[] y = range(differences, lines, 0.1);
        horizontal(plot, 2, x, agreement.bias());
        horizontal(plot, 1, x, agreement.lower());
        horizontal(plot, 1, x, agreement.upper());
        plot.setLimits(x[0], x[1], y[0], y[1] + 0.3 * (y[1] - y[0])); // room for the legend
        plot.setColor("black");
        plot.setLineWidth(1);
        boolean limits = !Double.isNaN(agreement.deviation());
        plot.addLegend("images\nbias" + (limits ? "\nlower limit\nupper limit" : ""), "top-left");
        return plot.getImagePlus();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void horizontal(Plot plot, int color, double[] ends, double value) {
        if (Double.isNaN(value)) return;
        color(plot, color);
        plot.add("line", ends, new double[] {value, value});
    }

    /** Lowest and highest of the defined values, with a margin that is a share of their range. */
    private static double[] range(double[] values, double[] more, double margin) {
        DoubleSummaryStatistics all =
                DoubleStream.concat(Arrays.stream(values), Arrays.stream(more))
                        .filter(value -> !Double.isNaN(value))
                        .summaryStatistics();
        double room = margin * (all.getMax() - all.getMin());
        if (room == 0) room = Math.max(1, margin * Math.abs(all.getMax()));
        return new double[] {all.getMin() - room, all.getMax() + room};
    }

    private static Plot shares(String title, String x, String y) {
        Plot plot = new Plot(title, x, y);
        plot.setLimits(0, 1, 0, 1);
        return plot;
    }

    private static void color(Plot plot, int index) {
        String color = COLORS.get(index % COLORS.size());
        plot.setColor(color, color);
        plot.setLineWidth(2);
    }

    private static void diagonal(Plot plot) {
        plot.setColor("gray");
        plot.setLineWidth(1);
        plot.add("line", new double[] {0, 1}, new double[] {0, 1});
    }

    private ImagePlus finished(Plot plot, String corner, String last) {
        List<String> names = new ArrayList<>();
        for (int k : evaluation.comparableClasses()) names.add(evaluation.classNames().get(k));
        if (last != null) names.add(last);
        plot.setColor("black");
        plot.setLineWidth(1);
        plot.addLegend(String.join("\n", names), corner);
        return plot.getImagePlus();
    }
}
