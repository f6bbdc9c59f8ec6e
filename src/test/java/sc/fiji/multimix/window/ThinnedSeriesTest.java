// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ThinnedSeriesTest {
    private final ThinnedSeries series = new ThinnedSeries(4);

    private void add(double... values) {
        for (double value : values) series.add(10 * value, value);
    }

    @Test
    void keepsAllWhileThereIsRoom() {
        add(1, 2, 3, 4);
        assertEquals(4, series.size());
        assertEquals(30, series.x(2));
        assertEquals(3, series.y(2));
    }

    @Test
    void mergesNeighborsWhenFull() {
        add(1, 2, 3, 4, 5);
        assertEquals(3, series.size());
        assertEquals(1.5, series.y(0));
        assertEquals(35, series.x(1));
        assertEquals(5, series.y(2));
    }

    @Test
    void fillsAPointBeforeTheNext() {
        add(1, 2, 3, 4, 5, 6, 7);
        assertEquals(4, series.size());
        assertEquals(5.5, series.y(2));
        assertEquals(7, series.y(3));
    }

    @Test
    void undefinedValuesLeaveMeansAsTheyAre() {
        add(1, Double.NaN, Double.NaN, Double.NaN, 5);
        assertEquals(1, series.y(0));
        assertTrue(Double.isNaN(series.y(1)));
    }

    @Test
    void staysBoundedAndKeepsTheMean() {
        ThinnedSeries many = new ThinnedSeries(TrainingHistory.POINTS);
        int n = 1 << 17;
        for (int i = 0; i < n; i++) many.add(i, i % 2);
        assertTrue(many.size() <= TrainingHistory.POINTS, "points: " + many.size());
        assertTrue(many.size() >= TrainingHistory.POINTS / 2, "points: " + many.size());
        for (int i = 0; i < many.size(); i++) assertEquals(0.5, many.y(i));
    }
}
