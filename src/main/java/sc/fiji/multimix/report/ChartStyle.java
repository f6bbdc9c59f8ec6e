// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.AbstractRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;

/**
 * One look for all charts: white, a thin grid, a plain font, and for each series a color that
 * color-blind people tell apart (Okabe and Ito 2008), with a marker and dashes of its own, so that
 * no color is needed to tell it apart.
 */
public final class ChartStyle {
    private static final String FONT = Font.SANS_SERIF;
    private static final Color TEXT = new Color(0x222222);
    private static final Color GRID = new Color(0xdddddd);

    /** Okabe-Ito without its yellow, which is too light for lines on white. */
    private static final List<Color> COLORS =
            List.of(
                    new Color(0x0072b2), // blue
                    new Color(0xd55e00), // vermillion
                    new Color(0x009e73), // bluish green
                    new Color(0xcc79a7), // reddish purple
                    new Color(0xe69f00), // orange
                    new Color(0x56b4e9), // sky blue
                    new Color(0x000000));

    private static final List<float[]> DASHES =
            List.of(
                    new float[0],
                    new float[] {7, 3},
                    new float[] {2, 3},
                    new float[] {8, 3, 2, 3},
                    new float[] {12, 4});

    private ChartStyle() {}

    /**
     * Gives a chart the look. Lines, markers and fills of all its series are set; what is to differ
     * is changed afterwards.
     */
    public static void apply(JFreeChart chart) {
        chart.setBackgroundPaint(Color.WHITE);
        chart.setAntiAlias(true);
        TextTitle title = chart.getTitle();
        if (title != null) {
            title.setFont(font(Font.BOLD, 14));
            title.setPaint(TEXT);
        }
        LegendTitle legend = chart.getLegend();
        if (legend != null) {
            legend.setItemFont(font(Font.PLAIN, 12));
            legend.setItemPaint(TEXT);
            legend.setFrame(BlockBorder.NONE);
            legend.setBackgroundPaint(Color.WHITE);
        }
        Plot plot = chart.getPlot();
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlinePaint(GRID);
        if (plot instanceof CombinedDomainXYPlot combined)
            for (Object part : combined.getSubplots()) {
                ((XYPlot) part).setOutlinePaint(GRID);
                apply((XYPlot) part);
            }
        if (plot instanceof XYPlot xy) apply(xy);
        if (plot instanceof CategoryPlot category) apply(category);
    }

    /** The color of a series; starts again after the seventh. */
    public static Color color(int series) {
        return COLORS.get(series % COLORS.size());
    }

    /** The line of a series, solid or dashed. */
    public static Stroke stroke(int series) {
        float[] dash = DASHES.get(series % DASHES.size());
        return new BasicStroke(
                2,
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                1,
                dash.length == 0 ? null : dash,
                0);
    }

    /** The marker of a series: circle, square, triangle, diamond. */
    public static Shape marker(int series) {
        return switch (series % 4) {
            case 0 -> new Ellipse2D.Double(-3.5, -3.5, 7, 7);
            case 1 -> new Rectangle2D.Double(-3, -3, 6, 6);
            case 2 -> polygon(0, -4, 4, 3.5, -4, 3.5);
            default -> polygon(0, -4.5, 4.5, 0, 0, 4.5, -4.5, 0);
        };
    }

    private static Shape polygon(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) path.lineTo(points[i], points[i + 1]);
        path.closePath();
        return path;
    }

    private static Font font(int style, int size) {
        return new Font(FONT, style, size);
    }

    private static void apply(XYPlot plot) {
        plot.setDomainGridlinePaint(GRID);
        plot.setRangeGridlinePaint(GRID);
        plot.setDomainGridlineStroke(new BasicStroke(0.7f));
        plot.setRangeGridlineStroke(new BasicStroke(0.7f));
        for (int i = 0; i < plot.getDomainAxisCount(); i++) apply(plot.getDomainAxis(i));
        for (int i = 0; i < plot.getRangeAxisCount(); i++) apply(plot.getRangeAxis(i));
        for (int i = 0; i < plot.getDatasetCount(); i++) {
            if (plot.getDataset(i) == null) continue;
            apply((AbstractRenderer) plot.getRenderer(i), plot.getDataset(i).getSeriesCount());
        }
    }

    private static void apply(CategoryPlot plot) {
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(new BasicStroke(0.7f));
        for (int i = 0; i < plot.getDomainAxisCount(); i++) apply(plot.getDomainAxis(i));
        for (int i = 0; i < plot.getRangeAxisCount(); i++) apply(plot.getRangeAxis(i));
        for (int i = 0; i < plot.getDatasetCount(); i++) {
            if (plot.getDataset(i) == null) continue;
            apply((AbstractRenderer) plot.getRenderer(i), plot.getDataset(i).getRowCount());
        }
    }

    private static void apply(Axis axis) {
        if (axis == null) return;
        axis.setLabelFont(font(Font.PLAIN, 13));
        axis.setTickLabelFont(font(Font.PLAIN, 12));
        axis.setLabelPaint(TEXT);
        axis.setTickLabelPaint(TEXT);
        axis.setAxisLinePaint(TEXT);
        axis.setTickMarkPaint(TEXT);
        if (axis instanceof NumberAxis numbers && !(axis instanceof SymbolAxis))
            PlainTickUnits.apply(numbers);
    }

    private static void apply(AbstractRenderer renderer, int series) {
        // else dashes begin anew at each point
        if (renderer instanceof XYLineAndShapeRenderer lines) lines.setDrawSeriesLineAsPath(true);
        for (int i = 0; i < series; i++) {
            renderer.setSeriesPaint(i, color(i));
            renderer.setSeriesFillPaint(i, color(i));
            renderer.setSeriesStroke(i, stroke(i));
            renderer.setSeriesShape(i, marker(i));
        }
    }
}
