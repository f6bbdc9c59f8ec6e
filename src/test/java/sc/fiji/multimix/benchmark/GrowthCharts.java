// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import sc.fiji.multimix.report.ChartFiles;
import sc.fiji.multimix.report.ChartStyle;

/**
 * Draws what {@code growth.sh} measured: time against batch and against pixels, a line fitted to
 * each program, and the share of the machine's peak that is reached. Prints the tables of the
 * documentation's page.
 *
 * <p>Arguments: the file of {@code growth.sh}, the peak in GFLOP/s as {@link ConvolutionPeak} tells
 * it, the folder for the pictures.
 */
final class GrowthCharts {
    private static final List<String> PROGRAMS = List.of(Measurement.MULTIMIX, Measurement.PYTORCH);
    private static final int WIDTH = 460;
    private static final int HEIGHT = 360;

    private final List<Measurement> all;
    private final double peak;
    private final Path output;

    private GrowthCharts(List<Measurement> all, double peak, Path output) {
        this.all = all;
        this.peak = peak;
        this.output = output;
    }

    @SuppressWarnings("SystemOut") // a program for the console
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            System.err.println("Give the file of growth.sh, the peak in GFLOP/s, and a folder.");
            System.exit(2);
        }
        GrowthCharts charts =
                new GrowthCharts(
                        Measurement.read(Path.of(arguments[0])),
                        Double.parseDouble(arguments[1]),
                        Path.of(arguments[2]));
        System.out.print(charts.table());
        System.out.print(charts.draw());
    }

    /** A row per measurement, in Markdown. */
    private String table() {
        StringBuilder table = new StringBuilder();
        row(
                table,
                "program",
                "what",
                "side",
                "batch",
                "ms",
                "MB",
                "convolution GFLOP",
                "resizing GFLOP",
                "convolution GFLOP/s",
                "of peak",
                "of peak with resizing");
        row(table, Collections.nCopies(11, "---").toArray());
        for (Measurement m : all)
            row(
                    table,
                    m.program(),
                    m.what(),
                    m.size(),
                    m.batch(),
                    number("%.0f", m.millis()),
                    number("%.0f", m.megabytes()),
                    number("%.1f", m.convolutionGigaflop()),
                    m.resizingGigaflop() > 0 ? number("%.2f", m.resizingGigaflop()) : "-",
                    number("%.1f", m.convolutionRate()),
                    number("%.0f %%", percent(m.convolutionRate())),
                    number("%.0f %%", percent(m.rate())));
        return table.toString();
    }

    /** Writes the pictures; returns what was fitted, in Markdown. */
    private String draw() throws IOException {
        StringBuilder fits = new StringBuilder("\n");
        row(
                fits,
                "program",
                "what",
                "along",
                "fixed ms",
                "ms per unit",
                "deviation from the line",
                "from proportional");
        row(fits, "---", "---", "---", "---", "---", "---", "---");
        for (String what : all.stream().map(Measurement::what).distinct().toList()) {
            List<Measurement> of = all.stream().filter(m -> m.what().equals(what)).toList();
            int size = mostFrequent(of, Measurement::size);
            int batch = mostFrequent(of, Measurement::batch);
            List<Measurement> batches = of.stream().filter(m -> m.size() == size).toList();
            List<Measurement> sizes = of.stream().filter(m -> m.batch() == batch).toList();
            String across = "Images per stream, each " + size + " × " + size;
            draw(what, "batch", across, batches, Measurement::batch, fits);
            across = "Megapixels per stream, " + batch + (batch == 1 ? " image" : " images");
            draw(what, "pixels", across, sizes, Measurement::megapixels, fits);
            String title = title(what) + ": share of the convolution peak";
            XYSeriesCollection shares = new XYSeriesCollection();
            for (String program : PROGRAMS)
                shares.addSeries(
                        series(
                                program + ", convolutions",
                                of(sizes, program),
                                Measurement::megapixels,
                                m -> percent(m.convolutionRate())));
            shares.addSeries(
                    series(
                            Measurement.MULTIMIX + ", with resizing",
                            of(sizes, Measurement.MULTIMIX),
                            Measurement::megapixels,
                            m -> percent(m.rate())));
            save(what, "share", ChartFactory.createXYLineChart(title, across, "%", shares));
        }
        return fits.toString();
    }

    /** Of the peak. */
    private double percent(double rate) {
        return 100 * rate / peak;
    }

    private void draw(
            String what,
            String along,
            String across,
            List<Measurement> measured,
            ToDoubleFunction<Measurement> x,
            StringBuilder fits)
            throws IOException {
        XYSeriesCollection points = new XYSeriesCollection();
        XYSeriesCollection lines = new XYSeriesCollection();
        for (String program : PROGRAMS) {
            List<Measurement> own = of(measured, program);
            points.addSeries(series(program, own, x, Measurement::millis));
            if (own.size() < 2) continue; // no line
            double[] grown = own.stream().mapToDouble(x).toArray();
            double[] times = own.stream().mapToDouble(Measurement::millis).toArray();
            GrowthLine line = GrowthLine.through(grown, times);
            GrowthLine proportional = GrowthLine.proportional(grown, times);
            row(
                    fits,
                    program,
                    what,
                    along,
                    number("%.1f", line.fixed()),
                    number("%.1f", line.slope()),
                    number("%.1f %%", 100 * line.deviation()),
                    number("%.1f %%", 100 * proportional.deviation()));
            lines.addSeries(series(program + ", line", own, x, m -> line.at(x.applyAsDouble(m))));
        }
        JFreeChart chart =
                ChartFactory.createXYLineChart(title(what), across, "Time in ms", points);
        chart.getXYPlot().setDataset(1, lines);
        chart.getXYPlot().setRenderer(1, new XYLineAndShapeRenderer(true, false));
        ((XYLineAndShapeRenderer) chart.getXYPlot().getRenderer(0)).setDefaultLinesVisible(false);
        save(what, along, chart);
    }

    private static String title(String what) {
        return what.equals("step") ? "Training step" : "Prediction";
    }

    private static List<Measurement> of(List<Measurement> measured, String program) {
        return measured.stream().filter(m -> m.program().equals(program)).toList();
    }

    private static XYSeries series(
            String name,
            List<Measurement> measured,
            ToDoubleFunction<Measurement> x,
            ToDoubleFunction<Measurement> y) {
        XYSeries series = new XYSeries(name);
        for (Measurement m : measured) series.add(x.applyAsDouble(m), y.applyAsDouble(m));
        return series;
    }

    /** That of the series in which the other quantity grows. */
    private static int mostFrequent(
            List<Measurement> measured, ToDoubleFunction<Measurement> quantity) {
        int best = 0;
        long most = 0;
        for (Measurement m : measured) {
            double value = quantity.applyAsDouble(m);
            long count = measured.stream().filter(o -> quantity.applyAsDouble(o) == value).count();
            if (count > most) {
                most = count;
                best = (int) value;
            }
        }
        return best;
    }

    private void save(String what, String name, JFreeChart chart) throws IOException {
        ChartStyle.apply(chart);
        if (chart.getXYPlot().getRenderer(0) instanceof XYLineAndShapeRenderer points)
            points.setDefaultShapesVisible(true);
        chart.getXYPlot().getRangeAxis().setLowerBound(0);
        Path file = output.resolve("performance-" + what + "-" + name + ".png");
        Files.write(file, ChartFiles.png(chart, WIDTH, HEIGHT));
    }

    private static void row(StringBuilder table, Object... cells) {
        for (Object cell : cells) table.append("| ").append(cell).append(' ');
        table.append("|\n");
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
