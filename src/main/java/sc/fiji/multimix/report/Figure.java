// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import org.jfree.chart.JFreeChart;

/**
 * A chart of a report, with the words about it.
 *
 * @param name of its files, without extension
 * @param chart the chart, styled
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param caption what it shows and how to read it
 */
record Figure(String name, JFreeChart chart, int width, int height, String caption) {
    byte[] png() {
        return ChartFiles.png(chart, width, height);
    }

    String svg() {
        return ChartFiles.svg(chart, width, height);
    }
}
