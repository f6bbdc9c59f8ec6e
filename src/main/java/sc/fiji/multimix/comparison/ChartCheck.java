// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import sc.fiji.multimix.report.ChartFiles;
import sc.fiji.multimix.report.ChartStyle;

/** Whether this computer can draw charts: a Java without fonts shall not tell it after days. */
final class ChartCheck {
    private static final int SIZE = 100;

    private ChartCheck() {}

    /**
     * Draws a small chart and forgets it.
     *
     * @throws IllegalStateException if that fails; says what to do
     */
    static void run() {
        run(ChartCheck::draw);
    }

    static void run(Runnable drawing) {
        try {
            drawing.run();
        } catch (RuntimeException | Error e) {
            throw new IllegalStateException(
                    "This computer cannot draw the charts of the results, so nothing was trained: "
                            + e
                            + ". Often fonts are missing: on Linux, install fontconfig and a font"
                            + " such as fonts-dejavu; else try the Java that Fiji brings. Then run"
                            + " it again.",
                    e);
        }
    }

    private static void draw() {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        data.addValue(1, "system", "budget");
        CategoryPlot plot =
                new CategoryPlot(
                        data,
                        new CategoryAxis("budget"),
                        new NumberAxis("score"),
                        new LineAndShapeRenderer());
        JFreeChart chart = new JFreeChart("chart", JFreeChart.DEFAULT_TITLE_FONT, plot, true);
        ChartStyle.apply(chart);
        ChartFiles.png(chart, SIZE, SIZE);
        ChartFiles.svg(chart, SIZE, SIZE);
    }
}
