// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import sc.fiji.multimix.statistics.HolmCorrection;
import sc.fiji.multimix.statistics.MeanDeviation;
import sc.fiji.multimix.statistics.PairedTests;
import sc.fiji.multimix.training.TrainingSystem;

/**
 * MultiMix against another system in one score. The difference is averaged over the budgets within
 * each repeat, since trainings of one repeat share split and seed; the repeats are what is tested.
 * A system without a budget of labels (or masks) is paired with the mean of MultiMix over these
 * budgets. A repeat in which a training is missing is left out.
 *
 * @param multimix mean of MultiMix over the repeats
 * @param other mean of the other system over the repeats
 * @param difference MultiMix minus the other; the number of repeats is its count
 * @param student p-value of Student's paired t-test, two-sided; NaN for fewer than two repeats, or
 *     the same difference in each
 * @param wilcoxon p-value of Wilcoxon's signed-rank test; NaN for fewer than two repeats
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

    /** All differences that there are complete repeats for. */
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

    /** A pair per repeat: the scores of MultiMix and of the other system, where all are there. */
    private static List<double[]> pairs(
            Domain domain, Metric metric, TrainingSystem system, List<CellResult> results) {
        Map<Cell, Double> scores = new HashMap<>();
        TreeSet<Setting> multimix = new TreeSet<>();
        TreeSet<Setting> others = new TreeSet<>();
        TreeSet<Integer> repeats = new TreeSet<>();
        for (CellResult result : results) {
            Setting setting = result.cell().setting();
            if (setting.system() == TrainingSystem.MULTIMIX) multimix.add(setting);
            if (setting.system() == system) others.add(setting);
            repeats.add(result.cell().repeat());
            scores.put(result.cell(), score(result, domain, metric));
        }
        others.removeIf(other -> multimix.stream().noneMatch(ours -> isPartner(ours, other)));
        List<double[]> pairs = new ArrayList<>();
        for (int repeat : repeats) {
            ToDoubleFunction<Setting> score =
                    setting -> scores.getOrDefault(new Cell(setting, repeat), Double.NaN);
            ToDoubleFunction<Setting> partners =
                    other -> mean(multimix.stream().filter(ours -> isPartner(ours, other)), score);
            double[] pair = {mean(others.stream(), partners), mean(others.stream(), score)};
            if (!Double.isNaN(pair[0]) && !Double.isNaN(pair[1])) pairs.add(pair);
        }
        return pairs;
    }

    /** NaN if one of them is. */
    private static double mean(Stream<Setting> settings, ToDoubleFunction<Setting> score) {
        return settings.mapToDouble(score).average().orElse(Double.NaN);
    }

    private static boolean isPartner(Setting ours, Setting other) {
        return (!other.system().segments() || ours.masks() == other.masks())
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

    /** The smallest p-value that Wilcoxon's two-sided test can give for a number of repeats. */
    static double smallestWilcoxon(int repeats) {
        return Math.min(1, 2 / Math.pow(2, repeats));
    }
}
