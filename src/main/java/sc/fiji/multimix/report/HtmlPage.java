// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.util.Base64;
import java.util.List;

/**
 * Builds one HTML page that needs nothing but itself: looks, and pictures as data URIs, are inside;
 * there is no script. It is readable offline and prints well. All texts are escaped.
 */
public final class HtmlPage {
    private static final String CSS =
            """
            body { font: 16px/1.5 "Helvetica Neue", Arial, "Liberation Sans", sans-serif; color: #222;
              background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.8rem; line-height: 1.2; }
            h2 { font-size: 1.3rem; margin-top: 2.2rem; border-bottom: 1px solid #ccc; }
            h3 { font-size: 1.05rem; margin-top: 1.5rem; }
            table { border-collapse: collapse; margin: 0.8rem 0; font-size: 0.9rem; }
            caption { text-align: left; font-weight: bold; padding-bottom: 0.3rem; }
            th, td { padding: 0.25rem 0.7rem; border-bottom: 1px solid #ddd; text-align: left;
              vertical-align: top; overflow-wrap: break-word; }
            td:last-child { overflow-wrap: anywhere; }
            th { border-bottom: 2px solid #888; }
            td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
            .wide { overflow-x: auto; }
            .figures { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }
            figure { margin: 0.8rem 0; max-width: 100%; }
            figure img { max-width: 100%; height: auto; }
            figcaption { font-size: 0.85rem; color: #444; overflow-wrap: anywhere; }
            .note { border-left: 4px solid #d55e00; padding: 0.3rem 0.8rem; background: #f7f7f7; }
            @media print {
              @page { margin: 15mm; }
              body { font-size: 10.5pt; max-width: none; margin: 0; padding: 0; }
              h1, h2, h3, caption { break-after: avoid; }
              h2 + figure, h2 + p + figure { break-after: avoid; }
              figure, tr, .note, .together { break-inside: avoid; }
              thead { display: table-header-group; }
              .wide { overflow: visible; }
              .figures { display: block; }
              .figures figure { display: inline-block; vertical-align: top; width: 48%; margin-right: 1%; }
              .small figure { width: 31%; }
              * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
            }
            """;

    private final String title;
    private final StringBuilder body = new StringBuilder();

    /**
     * An empty page.
     *
     * @param title of the page, and its first heading
     */
    public HtmlPage(String title) {
        this.title = title;
        element("h1", title);
    }

    /** Adds a heading of a part. */
    public HtmlPage heading(String text) {
        return element("h2", text);
    }

    /** Adds a heading inside a part. */
    public HtmlPage subheading(String text) {
        return element("h3", text);
    }

    /** Adds a paragraph. */
    public HtmlPage paragraph(String text) {
        return element("p", text);
    }

    /** Adds a paragraph that must not be overlooked. */
    public HtmlPage note(String text) {
        body.append("<p class=\"note\">").append(escape(text)).append("</p>\n");
        return this;
    }

    /** Adds a bullet list. */
    public HtmlPage list(List<String> items) {
        body.append("<ul>\n");
        for (String item : items) element("li", item);
        body.append("</ul>\n");
        return this;
    }

    /**
     * Adds a table. Columns of numbers, other than the first, are aligned right.
     *
     * @param caption above the table; empty for none
     * @param head a text per column; empty for none
     * @param rows of as many cells as there are columns
     */
    public HtmlPage table(String caption, List<String> head, List<List<String>> rows) {
        body.append("<div class=\"wide\"><table>\n");
        if (!caption.isEmpty()) element("caption", caption);
        if (!head.isEmpty()) {
            body.append("<thead><tr>");
            for (String cell : head)
                body.append("<th scope=\"col\">").append(escape(cell)).append("</th>");
            body.append("</tr></thead>\n");
        }
        body.append("<tbody>\n");
        for (List<String> row : rows) {
            body.append("<tr>");
            for (int i = 0; i < row.size(); i++)
                body.append(areNumbers(rows, i) ? "<td class=\"number\">" : "<td>")
                        .append(escape(row.get(i)))
                        .append("</td>");
            body.append("</tr>\n");
        }
        body.append("</tbody></table></div>\n");
        return this;
    }

    /**
     * Adds a picture.
     *
     * @param png the bytes of a PNG file
     * @param width at which it is shown, in CSS pixels; less where the page is narrower
     * @param alternative what is to be seen, for who cannot see it
     * @param caption below the picture; empty for none
     */
    public HtmlPage figure(byte[] png, int width, String alternative, String caption) {
        StringBuilder figure = new StringBuilder("<figure><img width=\""); // whole or not at all
        figure.append(width)
                .append("\" alt=\"")
                .append(escape(alternative))
                .append("\" src=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(png))
                .append("\">");
        if (!caption.isEmpty())
            figure.append("<figcaption style=\"max-width:")
                    .append(width)
                    .append("px\">")
                    .append(escape(caption))
                    .append("</figcaption>");
        body.append(figure.append("</figure>\n"));
        return this;
    }

    /** Begins figures that stand side by side where the page is wide enough. */
    public HtmlPage beginFigures() {
        body.append("<div class=\"figures\">\n");
        return this;
    }

    /** Begins figures that stand side by side, three in a printed row. */
    public HtmlPage beginSmallFigures() {
        body.append("<div class=\"figures small\">\n");
        return this;
    }

    /** Begins what must stand on one printed page, such as a heading and the first pictures. */
    public HtmlPage beginTogether() {
        body.append("<div class=\"together\">\n");
        return this;
    }

    /** Ends what {@link #beginTogether} began. */
    public HtmlPage endTogether() {
        body.append("</div>\n");
        return this;
    }

    /** Ends what {@link #beginFigures} or {@link #beginSmallFigures} began. */
    public HtmlPage endFigures() {
        body.append("</div>\n");
        return this;
    }

    /** The whole page. */
    public String html() {
        return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        """
                + "<title>"
                + escape(title)
                + "</title>\n<style>\n"
                + CSS
                + "</style>\n</head>\n<body>\n"
                + body
                + "</body>\n</html>\n";
    }

    /** A text as it must be written in HTML, in elements and in quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Whether a column, not the first, holds numbers with or without unit; some may be missing. */
    private static boolean areNumbers(List<List<String>> rows, int column) {
        return column > 0
                && rows.stream()
                        .map(row -> row.get(column))
                        .allMatch(cell -> cell.matches("[-+−]?[0-9.,e+-]+( .*)?|–||not defined"));
    }

    private HtmlPage element(String name, String text) {
        body.append('<').append(name).append('>').append(escape(text));
        body.append("</").append(name).append(">\n");
        return this;
    }
}
