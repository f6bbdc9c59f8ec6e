// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A chart as it goes into files and into the page, or the reason why it could not be drawn. */
final class DrawnFigure {
    private Figure figure;
    private byte[] png;
    private String svg;
    private Optional<String> problem = Optional.empty();

    private DrawnFigure() {}

    /** Draws charts, given by what they show. */
    static List<DrawnFigure> all(Map<String, Supplier<Figure>> figures, Pictures pictures) {
        List<DrawnFigure> all = new ArrayList<>();
        figures.forEach(
                (what, supplier) -> {
                    DrawnFigure drawn = new DrawnFigure();
                    drawn.problem = pictures.attempt(what, () -> drawn.draw(supplier.get()));
                    all.add(drawn);
                });
        return all;
    }

    private void draw(Figure chart) {
        figure = chart;
        png = chart.png();
        svg = chart.svg();
    }

    /** Writes PNG and SVG; nothing if it could not be drawn. */
    void save(Path folder) throws IOException {
        if (problem.isPresent()) return;
        Files.write(folder.resolve(figure.name() + ".png"), png);
        Files.writeString(folder.resolve(figure.name() + ".svg"), svg);
    }

    /** Shows it, or says why not. */
    void addTo(HtmlPage page) {
        if (problem.isPresent()) {
            page.note(problem.get());
            return;
        }
        page.figure(
                png,
                figure.width(),
                figure.chart().getTitle().getText() + ". " + figure.caption(),
                figure.caption());
    }
}
