// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import ij.gui.Plot;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import sc.fiji.multimix.evaluation.Curves;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.report.ChartStyle;
import sc.fiji.multimix.statistics.BlandAltman;

/** The curves of an evaluation as ImageJ plots; null for one that is not defined. */
final class EvaluationPlots {
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
            color(plot, k);
            add(plot, "line", Curves.roc(evaluation, k));
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
            color(plot, k);
            add(plot, "line", Curves.precisionRecall(evaluation, k));
        }
        return finished(plot, "bottom-left", null);
    }

    /** Accuracy of predictions of about equal confidence. */
    ImagePlus reliability() {
        if (evaluation.classes().isEmpty()) return null;
        Plot plot = shares("MultiMix reliability", "Confidence", "Accuracy");
        color(plot, 0);
        add(plot, "connected circle", Curves.reliability(Curves.reliability(evaluation)));
        diagonal(plot);
        plot.setColor("black");
        plot.addLegend("model\nperfect calibration", "top-left");
        return plot.getImagePlus();
    }

    /** Bland-Altman plot of the foreground areas. */
    ImagePlus agreement() {
        if (evaluation.masks().isEmpty()) return null;
        List<Curves.Point> points = Curves.agreement(evaluation);
        String area = evaluation.areaUnit();
        Plot plot =
                new Plot(
                        "MultiMix agreement of areas",
                        "Mean of predicted and reference area (" + area + ")",
                        "Predicted - reference area (" + area + ")");
        color(plot, 0);
        add(plot, "circle", points);
        BlandAltman agreement = evaluation.areaAgreement();
        double[] lines = {agreement.bias(), agreement.lower(), agreement.upper()};
        double[] x = range(x(points), new double[0], 0.05);
        double[] y = range(y(points), lines, 0.1);
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

    private static void add(Plot plot, String type, List<Curves.Point> points) {
        plot.add(type, x(points), y(points));
    }

    private static double[] x(List<Curves.Point> points) {
        return points.stream().mapToDouble(Curves.Point::x).toArray();
    }

    private static double[] y(List<Curves.Point> points) {
        return points.stream().mapToDouble(Curves.Point::y).toArray();
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
        Color color = ChartStyle.color(index);
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
