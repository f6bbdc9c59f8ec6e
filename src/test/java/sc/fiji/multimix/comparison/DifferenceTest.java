// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.statistics.PairedTests;
import sc.fiji.multimix.training.TrainingSystem;

class DifferenceTest {
    private static final double ROUNDING = 1e-12;

    private final List<CellResult> results = new ArrayList<>();

    DifferenceTest() {
        double[] multimix = {0.80, 0.82, 0.87};
        double[] umtl = {0.70, 0.75, 0.72};
        double[] uNet = {0.81, 0.80, 0.88};
        for (int i = 0; i < 3; i++) {
            add(TrainingSystem.MULTIMIX, 10, 100, i + 1, multimix[i]);
            add(TrainingSystem.UMTL, 10, 100, i + 1, umtl[i]);
            add(TrainingSystem.U_NET, 10, 0, i + 1, uNet[i]);
        }
    }

    private void add(TrainingSystem system, int masks, int labels, int repeat, double dice) {
        results.add(TestCells.result(system, masks, labels, repeat, dice, 0.5));
    }

    private Difference find(Metric metric, TrainingSystem system) {
        return Difference.all(results).stream()
                .filter(d -> d.metric() == metric && d.system() == system)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void pairsAreTrainingsOfOneRepeat() {
        Difference d = find(Metric.DICE, TrainingSystem.UMTL);
        assertEquals(3, d.difference().count());
        assertEquals(0.83, d.multimix(), ROUNDING);
        assertEquals(0.32 / 3, d.difference().mean(), ROUNDING);
        double[] a = {0.80, 0.82, 0.87};
        double[] b = {0.70, 0.75, 0.72};
        assertEquals(PairedTests.tTest(a, b), d.student(), ROUNDING);
        assertEquals(0.25, d.wilcoxon(), ROUNDING); // the smallest that three pairs can give
    }

    @Test
    void theSmallestPValueIsCorrectedForAllSystems() {
        Difference umtl = find(Metric.DICE, TrainingSystem.UMTL);
        Difference uNet = find(Metric.DICE, TrainingSystem.U_NET);
        assertTrue(umtl.student() < uNet.student());
        assertEquals(2 * umtl.student(), umtl.studentHolm(), ROUNDING);
        assertEquals(0.5, umtl.wilcoxonHolm(), ROUNDING);
    }

    @Test
    void accuracyHasNoPairsWithUNet() {
        assertEquals(
                List.of(TrainingSystem.UMTL),
                Difference.all(results).stream()
                        .filter(d -> d.metric() == Metric.ACCURACY)
                        .map(Difference::system)
                        .toList());
    }

    @Test
    void aSystemWithoutLabelsIsPairedWithTheMeanOverTheirBudgets() {
        add(TrainingSystem.MULTIMIX, 10, 1000, 1, 0.90);
        add(TrainingSystem.MULTIMIX, 10, 1000, 2, 0.82);
        add(TrainingSystem.MULTIMIX, 10, 1000, 3, 0.87);
        Difference d = find(Metric.DICE, TrainingSystem.U_NET);
        assertEquals(3, d.difference().count());
        // repeat 1: (0.80 + 0.90) / 2
        assertEquals((0.85 + 0.82 + 0.87) / 3, d.multimix(), ROUNDING);
    }

    @Test
    void budgetsAreNoReplicates() {
        double[] multimix = {0.90, 0.96, 0.91};
        double[] umtl = {0.90, 0.91, 0.92};
        for (int i = 0; i < 3; i++) {
            add(TrainingSystem.MULTIMIX, 50, 100, i + 1, multimix[i]);
            add(TrainingSystem.UMTL, 50, 100, i + 1, umtl[i]);
        }
        Difference d = find(Metric.DICE, TrainingSystem.UMTL);
        assertEquals(3, d.difference().count());
        // repeat 1: ((0.80 - 0.70) + (0.90 - 0.90)) / 2
        double[] differences = {0.05, 0.06, 0.07};
        assertEquals(0.06, d.difference().mean(), ROUNDING);
        assertEquals(0.01, d.difference().deviation(), ROUNDING);
        assertEquals(PairedTests.tTest(differences, new double[3]), d.student(), ROUNDING);
        // U-Net has no second budget
        assertEquals(0.83, find(Metric.DICE, TrainingSystem.U_NET).multimix(), ROUNDING);
    }

    @Test
    void aRepeatCountsOnlyWithAllBudgets() {
        for (int i = 1; i <= 3; i++) {
            add(TrainingSystem.MULTIMIX, 10, 1000, i, 0.9);
            if (i != 2) add(TrainingSystem.UMTL, 10, 1000, i, 0.8);
        }
        assertEquals(2, find(Metric.DICE, TrainingSystem.UMTL).difference().count());
        assertEquals(3, find(Metric.DICE, TrainingSystem.U_NET).difference().count());
        results.removeIf(
                result ->
                        result.cell()
                                .equals(
                                        new Cell(
                                                new Setting(TrainingSystem.MULTIMIX, 10, 1000),
                                                3)));
        Difference uNet = find(Metric.DICE, TrainingSystem.U_NET);
        assertEquals(2, uNet.difference().count());
        // of the repeats 1 and 2
        assertEquals(((0.80 + 0.9) / 2 + (0.82 + 0.9) / 2) / 2, uNet.multimix(), ROUNDING);
        Difference umtl = find(Metric.DICE, TrainingSystem.UMTL);
        assertEquals(1, umtl.difference().count());
        assertEquals(Double.NaN, umtl.student());
    }

    @Test
    void equalDifferencesHaveADashForATest() {
        results.clear();
        double[] umtl = {0.70, 0.75, 0.72};
        for (int i = 0; i < 3; i++) {
            add(TrainingSystem.MULTIMIX, 10, 100, i + 1, umtl[i] + 0.1);
            add(TrainingSystem.UMTL, 10, 100, i + 1, umtl[i]);
        }
        List<String> row = DifferencesTable.rows(Difference.all(results)).get(0);
        assertEquals("–", row.get(DifferencesTable.HEAD.indexOf("p (t)")));
        assertEquals("–", row.get(DifferencesTable.HEAD.indexOf("p (t, Holm)")));
    }

    @Test
    void withOneRepeatThereIsNoTest() {
        results.removeIf(result -> result.cell().repeat() > 1);
        add(TrainingSystem.MULTIMIX, 50, 100, 1, 0.9);
        add(TrainingSystem.UMTL, 50, 100, 1, 0.8);
        Difference d = find(Metric.DICE, TrainingSystem.UMTL);
        assertEquals(Double.NaN, d.student());
        assertEquals(Double.NaN, d.wilcoxon());
        String limits = DifferencesTable.limits(Difference.all(results));
        assertTrue(limits.contains("there is no test"), limits);
        assertTrue(limits.contains("hold for these test images only"), limits);
    }

    @Test
    void aMissingRepeatIsNoPair() {
        results.removeIf(
                result ->
                        result.cell().repeat() == 2
                                && result.cell().setting().system() == TrainingSystem.UMTL);
        assertEquals(2, find(Metric.DICE, TrainingSystem.UMTL).difference().count());
    }

    @Test
    void theTableSaysHowLittleThreePairsCanShow() {
        String limits = DifferencesTable.limits(Difference.all(results));
        assertTrue(limits.startsWith("With 3 complete repeats"), limits);
        assertTrue(limits.contains("smaller than 0.25"), limits);
        assertTrue(limits.contains("at least 6 repeats"), limits);
        assertTrue(limits.contains("share the test images"), limits);
        assertTrue(limits.contains("hold for these test images only"), limits);
        List<String> csv = DifferencesTable.csv(Difference.all(results)).lines().toList();
        assertEquals(1 + 2 + 1, csv.size());
        assertTrue(
                csv.get(2).startsWith("in-domain,dice,UMTL,3,0.830000,0.723333,0.106667,"),
                csv.get(2));
    }

    @Test
    void aSmallPValueIsNotZero() {
        results.clear();
        double[] multimix = {0.8, 0.800001, 0.799999};
        for (int i = 0; i < 3; i++) {
            add(TrainingSystem.MULTIMIX, 10, 100, i + 1, multimix[i]);
            add(TrainingSystem.UMTL, 10, 100, i + 1, 0.7);
        }
        Difference d = find(Metric.DICE, TrainingSystem.UMTL);
        assertTrue(d.student() > 0 && d.student() < 1e-7, "p = " + d.student());
        List<String> lines = DifferencesTable.csv(Difference.all(results)).lines().toList();
        int column = List.of(lines.get(0).split(",")).indexOf("p_student");
        double written = Double.parseDouble(lines.get(1).split(",", -1)[column]);
        assertEquals(d.student(), written, 1e-5 * d.student()); // six digits
    }
}
