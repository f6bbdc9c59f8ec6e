// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.Paint;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.data.xy.DefaultXYZDataset;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.metrics.ConfusionMatrix;

/** A confusion matrix as a chart: a row per true class, the darker the larger its share. */
final class ConfusionChart {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 430;

    private ConfusionChart() {}

    static Figure of(Evaluation evaluation) {
        List<String> names = evaluation.classNames();
        int n = names.size();
        ConfusionMatrix matrix =
                ConfusionMatrix.of(evaluation.labels(), evaluation.predictedLabels(), n);
        double[][] cells = new double[3][n * n];
        for (int truth = 0; truth < n; truth++)
            for (int predicted = 0; predicted < n; predicted++) {
                int i = truth * n + predicted;
                cells[0][i] = predicted;
                cells[1][i] = truth;
                cells[2][i] = share(matrix, truth, predicted);
            }
        DefaultXYZDataset data = new DefaultXYZDataset();
        data.addSeries("images", cells);
        XYBlockRenderer blocks = new XYBlockRenderer();
        blocks.setPaintScale(new Blues());
        SymbolAxis predictedAxis = axis("Predicted class", names);
        SymbolAxis trueAxis = axis("True class", names);
        trueAxis.setInverted(true);
        XYPlot plot = new XYPlot(data, predictedAxis, trueAxis, blocks);
        JFreeChart chart =
                new JFreeChart("Confusion matrix", JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        ChartStyle.apply(chart);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        for (int i = 0; i < n * n; i++)
            plot.addAnnotation(
                    text(cells[0][i], cells[1][i], cells[2][i], matrix.count(i / n, i % n), n));
        return new Figure(
                "confusion",
                chart,
                WIDTH,
                HEIGHT,
                "Number of images, and share of the true class. The predicted class is the most"
                        + " probable one.");
    }

    private static double share(ConfusionMatrix matrix, int truth, int predicted) {
        int all = 0;
        for (int k = 0; k < matrix.classes(); k++) all += matrix.count(truth, k);
        return all == 0 ? 0 : (double) matrix.count(truth, predicted) / all;
    }

    private static SymbolAxis axis(String label, List<String> names) {
        SymbolAxis axis = new SymbolAxis(label, names.toArray(String[]::new));
        axis.setGridBandsVisible(false);
        axis.setRange(-0.5, names.size() - 0.5);
        return axis;
    }

    private static XYTextAnnotation text(double x, double y, double share, int count, int classes) {
        XYTextAnnotation text =
                new XYTextAnnotation(
                        String.format(Locale.ROOT, "%d (%.0f %%)", count, 100 * share), x, y);
        text.setFont(new Font(Font.SANS_SERIF, Font.BOLD, classes > 5 ? 9 : 15));
        text.setPaint(share > 0.55 ? Color.WHITE : Color.BLACK);
        return text;
    }

    /** From white to the first series' blue. */
    private static final class Blues implements PaintScale {
        @Override
        public double getLowerBound() {
            return 0;
        }

        @Override
        public double getUpperBound() {
            return 1;
        }

        @Override
        public Paint getPaint(double value) {
            Color full = ChartStyle.color(0);
            double share = Double.isNaN(value) ? 0 : Math.min(1, Math.max(0, value));
            return new Color(
                    mixed(full.getRed(), share),
                    mixed(full.getGreen(), share),
                    mixed(full.getBlue(), share));
        }

        private static int mixed(int full, double share) {
            return (int) Math.round(255 + (full - 255) * share);
        }
    }
}
