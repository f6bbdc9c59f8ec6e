// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.junit.jupiter.api.Test;

class ChartFilesTest {
    private static JFreeChart chart() {
        XYSeriesCollection data = new XYSeriesCollection();
        for (int k = 0; k < 2; k++) {
            XYSeries series = new XYSeries("class " + k);
            series.add(0, k);
            series.add(1, 1);
            data.addSeries(series);
        }
        JFreeChart chart = ChartFactory.createXYLineChart("Scores", "Size (mm)", "Score", data);
        ChartStyle.apply(chart);
        return chart;
    }

    @Test
    void pngHasTwiceTheSizeAndWhiteCorners() throws IOException {
        byte[] png = ChartFiles.png(chart(), 300, 200);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(600, image.getWidth());
        assertEquals(400, image.getHeight());
        assertEquals(0xffffffff, image.getRGB(0, 0));
        assertTrue(contains(image, ChartStyle.color(0).getRGB()));
        assertTrue(contains(image, ChartStyle.color(1).getRGB()));
    }

    private static boolean contains(BufferedImage image, int color) {
        for (int y = 0; y < image.getHeight(); y++)
            for (int x = 0; x < image.getWidth(); x++) if (image.getRGB(x, y) == color) return true;
        return false;
    }

    @Test
    void svgKeepsItsTextsAndPointsNowhere() {
        String svg = ChartFiles.svg(chart(), 300, 200);
        assertTrue(svg.contains(">Size (mm)<"), svg);
        assertTrue(svg.contains(">Score<"), svg); // rotated
        assertTrue(svg.contains("width=\"300\""), svg);
        assertFalse(svg.contains("xlink:href=\"http"), svg);
        assertFalse(svg.contains("@import"), svg);
    }

    @Test
    void tickLabelsHaveADecimalPointInEveryLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            JFreeChart chart = chart();
            ((NumberAxis) chart.getXYPlot().getDomainAxis()).setTickUnit(new NumberTickUnit(0.4));
            ChartStyle.apply(chart);
            String svg = ChartFiles.svg(chart, 300, 200);
            assertTrue(svg.contains(">0.4<"), svg); // chosen ticks
            assertTrue(svg.contains(">0.2<"), svg); // automatic ones
            assertFalse(svg.matches("(?s).*>[0-9]+,[0-9]+<.*"), svg);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void missingFontsAreAClearErrorBeforeWork() throws IOException {
        ChartFiles.check();
        IOException e =
                assertThrows(
                        IOException.class,
                        () ->
                                ChartFiles.check(
                                        () -> {
                                            throw new InternalError("No fonts found");
                                        }));
        assertTrue(e.getMessage().contains("No fonts found"), e.getMessage());
        assertTrue(e.getMessage().contains("fontconfig"), e.getMessage());
    }

    @Test
    void seriesDifferWithoutColor() {
        assertFalse(ChartStyle.stroke(0).equals(ChartStyle.stroke(1)));
        assertFalse(ChartStyle.marker(0).equals(ChartStyle.marker(1)));
    }
}
