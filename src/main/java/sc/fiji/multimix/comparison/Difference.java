// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import sc.fiji.multimix.statistics.HolmCorrection;
import sc.fiji.multimix.statistics.MeanDeviation;
import sc.fiji.multimix.statistics.PairedTests;
import sc.fiji.multimix.training.TrainingSystem;

/**
 * MultiMix against another system in one score, over all pairs of trainings with the same budgets
 * and repeat, which share split and seed. A system without a budget of labels (or masks) is paired
 * with the mean of MultiMix over these budgets.
 *
 * @param multimix mean of MultiMix over the pairs
 * @param other mean of the other system over the pairs
 * @param difference MultiMix minus the other; the number of pairs is its count
 * @param student p-value of Student's paired t-test, two-sided; NaN for fewer than two pairs
 * @param wilcoxon p-value of Wilcoxon's signed-rank test, likewise
 * @param studentHolm {@code student}, corrected by Holm for all systems of the same domain and
 *     score
 * @param wilcoxonHolm {@code wilcoxon}, likewise
 */
record Difference(
        Domain domain,
        Metric metric,
        TrainingSystem system,
        double multimix,
        double other,
        MeanDeviation difference,
        double student,
        double wilcoxon,
        double studentHolm,
        double wilcoxonHolm) {
    private static final List<Metric> TESTED = List.of(Metric.DICE, Metric.ACCURACY, Metric.AUC);

    /** All differences that there are pairs for. */
    static List<Difference> all(List<CellResult> results) {
        List<Difference> all = new ArrayList<>();
        for (Domain domain : Domain.values())
            for (Metric metric : TESTED) all.addAll(corrected(of(domain, metric, results)));
        return all;
    }

    private static List<Difference> of(Domain domain, Metric metric, List<CellResult> results) {
        TreeSet<TrainingSystem> systems = new TreeSet<>();
        for (CellResult result : results) systems.add(result.cell().setting().system());
        systems.remove(TrainingSystem.MULTIMIX);
        List<Difference> differences = new ArrayList<>();
        for (TrainingSystem system : systems) {
            List<double[]> pairs = pairs(domain, metric, system, results);
            if (!pairs.isEmpty()) differences.add(of(domain, metric, system, pairs));
        }
        return differences;
    }

    private static Difference of(
            Domain domain, Metric metric, TrainingSystem system, List<double[]> pairs) {
        double[] multimix = pairs.stream().mapToDouble(pair -> pair[0]).toArray();
        double[] other = pairs.stream().mapToDouble(pair -> pair[1]).toArray();
        return new Difference(
                domain,
                metric,
                system,
                MeanDeviation.of(multimix).mean(),
                MeanDeviation.of(other).mean(),
                MeanDeviation.of(pairs.stream().mapToDouble(pair -> pair[0] - pair[1]).toArray()),
                PairedTests.tTest(multimix, other),
                PairedTests.wilcoxon(multimix, other),
                Double.NaN,
                Double.NaN);
    }

    /** The scores of MultiMix and of the other system, where both are defined. */
    private static List<double[]> pairs(
            Domain domain, Metric metric, TrainingSystem system, List<CellResult> results) {
        List<double[]> pairs = new ArrayList<>();
        for (CellResult result : results) {
            if (result.cell().setting().system() != system) continue;
            double multimix =
                    MeanDeviation.of(
                                    results.stream()
                                            .filter(candidate -> isPartner(candidate, result))
                                            .mapToDouble(partner -> score(partner, domain, metric))
                                            .toArray())
                            .mean();
            double other = score(result, domain, metric);
            if (!Double.isNaN(multimix) && !Double.isNaN(other))
                pairs.add(new double[] {multimix, other});
        }
        return pairs;
    }

    private static boolean isPartner(CellResult candidate, CellResult result) {
        Setting ours = candidate.cell().setting();
        Setting other = result.cell().setting();
        return ours.system() == TrainingSystem.MULTIMIX
                && candidate.cell().repeat() == result.cell().repeat()
                && (!other.system().segments() || ours.masks() == other.masks())
                && (!other.system().classifies() || ours.labels() == other.labels());
    }

    private static double score(CellResult result, Domain domain, Metric metric) {
        TestScores scores = result.scores(domain);
        return scores == null ? Double.NaN : scores.get(metric);
    }

    private static List<Difference> corrected(List<Difference> differences) {
        double[] student =
                HolmCorrection.adjust(
                        differences.stream().mapToDouble(Difference::student).toArray());
        double[] wilcoxon =
                HolmCorrection.adjust(
                        differences.stream().mapToDouble(Difference::wilcoxon).toArray());
        List<Difference> corrected = new ArrayList<>();
        for (int i = 0; i < differences.size(); i++)
            corrected.add(differences.get(i).with(student[i], wilcoxon[i]));
        return corrected;
    }

    private Difference with(double correctedStudent, double correctedWilcoxon) {
        return new Difference(
                domain,
                metric,
                system,
                multimix,
                other,
                difference,
                student,
                wilcoxon,
                correctedStudent,
                correctedWilcoxon);
    }

    /** The smallest p-value that Wilcoxon's two-sided test can give for a number of pairs. */
    static double smallestWilcoxon(int pairs) {
        return Math.min(1, 2 / Math.pow(2, pairs));
    }
}
