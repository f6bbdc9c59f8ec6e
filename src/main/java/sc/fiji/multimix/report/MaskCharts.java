// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import sc.fiji.multimix.evaluation.Curves;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.evaluation.MaskMetric;
import sc.fiji.multimix.evaluation.MaskOutcome;
import sc.fiji.multimix.image.PixelSize;
import sc.fiji.multimix.statistics.BlandAltman;

/** The charts of an evaluation's masks. */
final class MaskCharts {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 360;

    private MaskCharts() {}

    /** All charts, by what they show; none if there are no masks. */
    static Map<String, Supplier<Figure>> of(Evaluation evaluation) {
        Map<String, Supplier<Figure>> figures = new LinkedHashMap<>();
        if (evaluation.masks().isEmpty()) return figures;
        figures.put("Overlap of the masks", () -> overlap(evaluation));
        if (evaluation.masks().stream()
                .anyMatch(mask -> !Double.isNaN(mask.distances().hausdorff())))
            figures.put("Distances of the boundaries", () -> distances(evaluation));
        figures.put("Agreement of the areas", () -> agreement(evaluation));
        return figures;
    }

    private static Figure overlap(Evaluation evaluation) {
        BoxPlot plot = new BoxPlot();
        for (MaskMetric metric : MaskMetric.ALL)
            if (!metric.isDistance())
                plot.add(metric.shortLabel(), values(evaluation, metric::value));
        return new Figure(
                "dice",
                plot.chart("Overlap of predicted and reference masks", "Score (no unit)", true),
                WIDTH,
                HEIGHT,
                "Consistency over the images: box from the first to the third quartile with the"
                        + " median, whiskers to the last value within 1.5 box lengths, a point per"
                        + " image. 1 is best. The axis need not begin at 0.");
    }

    private static Figure distances(Evaluation evaluation) {
        boolean calibrated = !evaluation.unit().equals(PixelSize.PIXEL);
        String unit = calibrated ? evaluation.unit() : "pixels";
        BoxPlot plot = new BoxPlot();
        for (MaskMetric metric : MaskMetric.ALL)
            if (metric.isDistance())
                plot.add(
                        metric.shortLabel(),
                        values(evaluation, calibrated ? metric::calibrated : metric::value));
        return new Figure(
                "hausdorff",
                plot.chart(
                        "Distance of predicted and reference boundaries",
                        "Distance (" + unit + ")",
                        false),
                WIDTH,
                HEIGHT,
                "Hausdorff distances, drawn in the same way; 0 is best. Images of which one"
                        + " mask is empty have none.");
    }

    private static double[] values(Evaluation evaluation, ToDoubleFunction<MaskOutcome> value) {
        return evaluation.masks().stream().mapToDouble(value).toArray();
    }

    private static Figure agreement(Evaluation evaluation) {
        String unit = evaluation.areaUnit();
        BlandAltman agreement = evaluation.areaAgreement();
        XYSeries points = new XYSeries("Images");
        for (Curves.Point point : Curves.agreement(evaluation)) points.add(point.x(), point.y());
        JFreeChart chart =
                ChartFactory.createScatterPlot(
                        "Agreement of foreground areas (Bland-Altman)",
                        "Mean of predicted and reference area (" + unit + ")",
                        "Predicted − reference area (" + unit + ")",
                        new XYSeriesCollection(points),
                        PlotOrientation.VERTICAL,
                        false,
                        false,
                        false);
        ChartStyle.apply(chart);
        XYPlot plot = chart.getXYPlot();
        ((NumberAxis) plot.getDomainAxis()).setAutoRangeIncludesZero(false);
        line(plot, 0, "", Color.GRAY, new BasicStroke(1), true);
        line(
                plot,
                agreement.bias(),
                "bias " + Numbers.plain(agreement.bias()),
                ChartStyle.color(0),
                ChartStyle.stroke(0),
                true);
        if (!Double.isNaN(agreement.deviation())) {
            line(
                    plot,
                    agreement.upper(),
                    "upper limit " + Numbers.plain(agreement.upper()),
                    ChartStyle.color(1),
                    ChartStyle.stroke(1),
                    true);
            line(
                    plot,
                    agreement.lower(),
                    "lower limit " + Numbers.plain(agreement.lower()),
                    ChartStyle.color(1),
                    ChartStyle.stroke(1),
                    false);
        }
        includeLines(plot, agreement);
        return new Figure("bland_altman", chart, WIDTH, HEIGHT, caption(agreement, unit));
    }

    private static void line(
            XYPlot plot, double value, String label, Color color, Stroke stroke, boolean above) {
        ValueMarker marker = new ValueMarker(value, color, stroke);
        marker.setLabel(label);
        marker.setLabelFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        marker.setLabelPaint(color);
        marker.setLabelBackgroundColor(new Color(255, 255, 255, 190));
        marker.setLabelAnchor(above ? RectangleAnchor.TOP_RIGHT : RectangleAnchor.BOTTOM_RIGHT);
        marker.setLabelTextAnchor(above ? TextAnchor.BOTTOM_RIGHT : TextAnchor.TOP_RIGHT);
        plot.addRangeMarker(marker);
    }

    /** Makes room for the lines and their labels. */
    private static void includeLines(XYPlot plot, BlandAltman agreement) {
        Range range = plot.getRangeAxis().getRange();
        double low = Math.min(0, range.getLowerBound());
        double high = Math.max(0, range.getUpperBound());
        if (!Double.isNaN(agreement.deviation())) {
            low = Math.min(low, agreement.lower());
            high = Math.max(high, agreement.upper());
        }
        double margin = Math.max(0.12 * (high - low), 1e-9);
        plot.getRangeAxis().setRange(low - margin, high + margin);
    }

    private static String caption(BlandAltman agreement, String unit) {
        return "Each point is an image. Bias (mean difference) "
                + Numbers.quantity(agreement.bias(), unit)
                + (Double.isNaN(agreement.deviation())
                        ? "; limits of agreement are not defined for one image."
                        : "; 95 % limits of agreement "
                                + Numbers.plain(agreement.lower())
                                + " to "
                                + Numbers.quantity(agreement.upper(), unit)
                                + ", on "
                                + Numbers.images(agreement.count())
                                + ".");
    }
}
