// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.text.TextUtils;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.w3c.dom.Document;

/** Charts as pictures: PNG for pages, SVG for papers. */
public final class ChartFiles {
    /** Pixels of a PNG per unit of the chart's size, for sharp print and high-density displays. */
    private static final int DENSITY = 2;

    private ChartFiles() {}

    /**
     * Checks, before any work, that this Java can draw charts, by drawing a small one.
     *
     * @throws IOException if it cannot, for example since it has no fonts; says what to do
     */
    public static void check() throws IOException {
        check(
                () -> {
                    XYSeries series = new XYSeries("series");
                    series.add(0, 1);
                    JFreeChart chart =
                            ChartFactory.createXYLineChart(
                                    "Title", "x", "y", new XYSeriesCollection(series));
                    ChartStyle.apply(chart);
                    png(chart, 40, 40);
                    svg(chart, 40, 40);
                });
    }

    static void check(Runnable drawing) throws IOException {
        try {
            drawing.run();
        } catch (RuntimeException | Error e) { // without fonts Java throws plain Errors
            throw new IOException(
                    "This Java cannot draw charts: "
                            + e
                            + ". It may lack fonts: on Linux install the package fontconfig and a"
                            + " font, for example fonts-dejavu, and start again.",
                    e);
        }
    }

    /**
     * A PNG file's bytes, of twice the given size, so that it is sharp when shown at that size.
     *
     * @param width of the chart in units of which a text of the chart is 12 high
     * @param height of the chart in the same units
     */
    public static byte[] png(JFreeChart chart, int width, int height) {
        BufferedImage image =
                new BufferedImage(DENSITY * width, DENSITY * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(DENSITY, DENSITY);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        graphics.dispose();
        return png(image);
    }

    /** A PNG file's bytes, pixel by pixel. */
    static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array cannot fail
        }
        return bytes.toByteArray();
    }

    /**
     * An SVG document that stands alone; texts stay texts, so that they can be edited.
     *
     * @param width of the chart in pixels
     * @param height of the chart in pixels
     */
    public static String svg(JFreeChart chart, int width, int height) {
        SVGGraphics2D graphics = new SVGGraphics2D(document());
        graphics.setSVGCanvasSize(new Dimension(width, height));
        drawTexts(chart, graphics, new Rectangle2D.Double(0, 0, width, height));
        StringWriter text = new StringWriter();
        try {
            graphics.stream(text, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string cannot fail
        }
        return text.toString();
    }

    /** Draws with rotated texts as texts, where JFreeChart else draws their outlines. */
    private static synchronized void drawTexts(
            JFreeChart chart, Graphics2D graphics, Rectangle2D area) {
        boolean outlines = TextUtils.isUseDrawRotatedStringWorkaround();
        TextUtils.setUseDrawRotatedStringWorkaround(false);
        try {
            chart.draw(graphics, area);
        } finally {
            TextUtils.setUseDrawRotatedStringWorkaround(outlines);
        }
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Java cannot make an XML document.", e);
        }
    }
}
