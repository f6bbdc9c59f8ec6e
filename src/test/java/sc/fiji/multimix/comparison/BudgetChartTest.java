// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import org.jfree.data.Range;
import org.jfree.data.statistics.StatisticalCategoryDataset;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.training.TrainingSystem;

class BudgetChartTest {
    private static final double ROUNDING = 1e-12;

    private static List<BudgetChart> charts(CellResult... results) {
        return BudgetChart.all(SettingResult.all(List.of(results), List.of()));
    }

    private static List<String> names(List<BudgetChart> charts) {
        return charts.stream().map(BudgetChart::name).toList();
    }

    private static StatisticalCategoryDataset data(BudgetChart chart) {
        return (StatisticalCategoryDataset) chart.chart().getCategoryPlot().getDataset();
    }

    @Test
    void severalBudgetsGiveALinePerSystemAllOfThemLast() {
        List<BudgetChart> charts =
                charts(
                        TestCells.result(TrainingSystem.U_NET, 10, 0, 1, 0.7, 0),
                        TestCells.result(TrainingSystem.UMTL, 0, 100, 1, 0.9, 0.6),
                        TestCells.result(TrainingSystem.UMTL, 10, 100, 1, 0.8, 0.6),
                        TestCells.result(TrainingSystem.UMTL, 10, 100, 2, 0.6, 0.6));
        assertEquals(
                List.of(
                        "in-domain-dice-labels-100",
                        "in-domain-accuracy-masks-10",
                        "in-domain-accuracy-masks-all"),
                names(charts));
        StatisticalCategoryDataset dice = data(charts.get(0));
        assertEquals(List.of("U-Net", "UMTL"), dice.getRowKeys());
        assertEquals(List.of("10", "all"), dice.getColumnKeys());
        assertEquals(0.7, dice.getMeanValue("UMTL", "10").doubleValue(), ROUNDING);
        assertEquals(Math.sqrt(0.02), dice.getStdDevValue("UMTL", "10").doubleValue(), ROUNDING);
        assertNull(dice.getStdDevValue("U-Net", "10"));
        assertNull(dice.getMeanValue("U-Net", "all"));
    }

    @Test
    void oneBudgetGivesAPointPerSystem() {
        List<BudgetChart> charts =
                charts(
                        TestCells.result(TrainingSystem.ENC, 0, 100, 1, 0, 0.5),
                        TestCells.result(TrainingSystem.ENC_SSL, 0, 100, 1, 0, 0.6));
        assertEquals(List.of("in-domain-accuracy"), names(charts));
        StatisticalCategoryDataset accuracy = data(charts.get(0));
        assertEquals(1, accuracy.getRowCount());
        assertEquals(List.of("Enc", "Enc-SSL"), accuracy.getColumnKeys());
        assertTrue(charts.get(0).svg().contains("Enc-SSL"), "texts stay texts");
    }

    @Test
    void theLastTickLabelHasRoom() {
        for (double accuracy : new double[] {0.5, 0.97}) {
            BudgetChart chart =
                    charts(TestCells.result(TrainingSystem.ENC, 0, 100, 1, 0, accuracy)).get(0);
            BufferedImage image = chart.chart().createBufferedImage(BudgetChart.WIDTH, 360);
            int white = image.getRGB(0, 0);
            for (int y = 0; y < image.getHeight(); y++)
                assertEquals(white, image.getRGB(image.getWidth() - 1, y), "row " + y);
        }
    }

    @Test
    void scoresBeyondOneAreNotOnTheAxis() {
        for (double accuracy : new double[] {0, 1})
            for (BudgetChart chart :
                    charts(TestCells.result(TrainingSystem.ENC, 0, 100, 1, 0, accuracy))) {
                Range range = chart.chart().getCategoryPlot().getRangeAxis().getRange();
                assertTrue(range.getLowerBound() >= 0 && range.getUpperBound() <= 1, "" + range);
                assertTrue(range.contains(accuracy), "" + range);
            }
    }

    @Test
    void withoutScoresThereIsNoChart() {
        assertEquals(List.of(), charts());
    }
}
