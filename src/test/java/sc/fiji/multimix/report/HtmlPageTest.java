// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    @Test
    void textsAreEscapedEverywhere() {
        String bad = "<b a='1'>\"&";
        String html =
                new HtmlPage(bad)
                        .heading(bad)
                        .subheading(bad)
                        .paragraph(bad)
                        .note(bad)
                        .list(List.of(bad))
                        .table(bad, List.of(bad), List.of(List.of(bad)))
                        .figure(new byte[3], 10, bad, bad)
                        .html();
        assertFalse(html.contains("<b "), html);
        assertEquals(1 + 12, html.split("&lt;b a=&#39;1&#39;&gt;&quot;&amp;", -1).length);
    }

    @Test
    void picturesLieInsideThePage() {
        String html = new HtmlPage("t").figure(new byte[3], 10, "a", "").html();
        assertTrue(html.contains("src=\"data:image/png;base64,AAAA\""), html);
        assertFalse(html.contains("http"), html);
        assertFalse(html.contains("<script"), html);
    }

    @Test
    void columnsOfNumbersAreAlignedRight() {
        String html =
                new HtmlPage("t")
                        .table(
                                "",
                                List.of(),
                                List.of(
                                        List.of("95 % distance", "-0.5 mm", "1.2"),
                                        List.of("Dice", "not defined", "true")))
                        .html();
        assertTrue(
                html.contains(
                        "<td>95 % distance</td><td class=\"number\">-0.5 mm</td><td>1.2</td>"),
                html);
    }
}
