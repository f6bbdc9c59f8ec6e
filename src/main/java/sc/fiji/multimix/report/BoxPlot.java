// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.renderer.category.BoxAndWhiskerRenderer;
import org.jfree.chart.renderer.category.ScatterRenderer;
import org.jfree.data.statistics.BoxAndWhiskerCalculator;
import org.jfree.data.statistics.BoxAndWhiskerItem;
import org.jfree.data.statistics.DefaultBoxAndWhiskerCategoryDataset;
import org.jfree.data.statistics.DefaultMultiValueCategoryDataset;

/**
 * A box plot: a box from the first to the third quartile with the median, whiskers to the last
 * value within 1.5 box lengths, and a point for every value.
 */
final class BoxPlot {
    private static final String SERIES = "images";

    private final DefaultBoxAndWhiskerCategoryDataset boxes =
            new DefaultBoxAndWhiskerCategoryDataset();
    private final DefaultMultiValueCategoryDataset points = new DefaultMultiValueCategoryDataset();

    /** Adds a group; NaN values are left out, and a group without values is empty. */
    BoxPlot add(String group, double[] values) {
        List<Double> defined = new ArrayList<>();
        for (double value : values) if (!Double.isNaN(value)) defined.add(value);
        if (defined.isEmpty()) return this;
        BoxAndWhiskerItem item = BoxAndWhiskerCalculator.calculateBoxAndWhiskerStatistics(defined);
        // the outliers are among the points
        boxes.add(
                new BoxAndWhiskerItem(
                        item.getMean(),
                        item.getMedian(),
                        item.getQ1(),
                        item.getQ3(),
                        item.getMinRegularValue(),
                        item.getMaxRegularValue(),
                        item.getMinOutlier(),
                        item.getMaxOutlier(),
                        List.of()),
                SERIES,
                group);
        points.add(defined, SERIES, group);
        return this;
    }

    /** A chart of shares from 0 to 1, or of lengths from 0. */
    JFreeChart chart(String title, String axis, boolean share) {
        CategoryAxis domain = new CategoryAxis();
        domain.setCategoryLabelPositions(CategoryLabelPositions.STANDARD);
        domain.setMaximumCategoryLabelLines(3);
        NumberAxis range = new NumberAxis(axis);
        range.setAutoRangeIncludesZero(!share);
        if (share) range.setUpperBound(1.005);
        CategoryPlot plot = new CategoryPlot(boxes, domain, range, boxRenderer());
        plot.setDataset(1, points);
        plot.setRenderer(1, new ScatterRenderer());
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setRangePannable(false);
        JFreeChart chart = new JFreeChart(title, JFreeChart.DEFAULT_TITLE_FONT, plot, false);
        ChartStyle.apply(chart);
        style(plot);
        if (share) {
            double low = lowest();
            range.setRange(Math.max(0, Math.floor(low * 10 - 0.5) / 10), 1.005);
        }
        return chart;
    }

    private double lowest() {
        double low = 1;
        for (int i = 0; i < boxes.getColumnCount(); i++)
            for (Object value : points.getValues(0, i))
                low = Math.min(low, ((Number) value).doubleValue());
        return low;
    }

    private static BoxAndWhiskerRenderer boxRenderer() {
        BoxAndWhiskerRenderer renderer = new BoxAndWhiskerRenderer();
        renderer.setMeanVisible(false);
        renderer.setMinOutlierVisible(false);
        renderer.setMaxOutlierVisible(false);
        renderer.setMaximumBarWidth(0.09);
        renderer.setWhiskerWidth(0.5);
        renderer.setUseOutlinePaintForWhiskers(true);
        return renderer;
    }

    private static void style(CategoryPlot plot) {
        BoxAndWhiskerRenderer box = (BoxAndWhiskerRenderer) plot.getRenderer(0);
        Color fill = ChartStyle.color(5);
        box.setSeriesPaint(0, new Color(fill.getRed(), fill.getGreen(), fill.getBlue(), 110));
        box.setSeriesOutlinePaint(0, Color.BLACK);
        box.setSeriesStroke(0, new BasicStroke(1.2f));
        box.setSeriesOutlineStroke(0, new BasicStroke(1.2f));
        box.setArtifactPaint(Color.BLACK);
        ScatterRenderer point = (ScatterRenderer) plot.getRenderer(1);
        Color blue = ChartStyle.color(0);
        point.setSeriesShape(0, new Ellipse2D.Double(-2, -2, 4, 4));
        point.setSeriesPaint(0, new Color(blue.getRed(), blue.getGreen(), blue.getBlue(), 150));
        point.setSeriesFillPaint(0, point.getSeriesPaint(0));
        point.setUseFillPaint(true);
        point.setDrawOutlines(false);
    }
}
