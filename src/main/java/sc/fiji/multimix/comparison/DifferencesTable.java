// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sc.fiji.multimix.inference.CsvRow;

/** The differences of MultiMix to the other systems, as CSV and for people. */
final class DifferencesTable {
    private static final double LEVEL = 0.05;

    /** Head of {@link #rows}. */
    static final List<String> HEAD =
            List.of(
                    "Domain",
                    "Score",
                    "Against",
                    "Repeats",
                    "MultiMix",
                    "Other",
                    "Difference",
                    "p (t)",
                    "p (t, Holm)",
                    "p (Wilcoxon)",
                    "p (Wilcoxon, Holm)");

    private DifferencesTable() {}

    /** All of them, p-values with six significant digits; what is not defined is empty. */
    static String csv(List<Difference> differences) {
        StringBuilder text =
                new StringBuilder(
                        "domain,score,system,repeats,multimix_mean,other_mean,difference_mean,"
                                + "difference_sd,p_student,p_student_holm,p_wilcoxon,"
                                + "p_wilcoxon_holm,smallest_p_wilcoxon\n");
        for (Difference d : differences)
            text.append(
                            CsvRow.of(
                                    List.of(
                                            d.domain().fileName(),
                                            d.metric().key(),
                                            d.system().toString(),
                                            Integer.toString(d.difference().count()),
                                            number(d.multimix()),
                                            number(d.other()),
                                            number(d.difference().mean()),
                                            number(d.difference().deviation()),
                                            small(d.student()),
                                            small(d.studentHolm()),
                                            small(d.wilcoxon()),
                                            small(d.wilcoxonHolm()),
                                            small(
                                                    Difference.smallestWilcoxon(
                                                            d.difference().count())))))
                    .append('\n');
        return text.toString();
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value);
    }

    private static String small(double p) {
        return Double.isNaN(p) ? "" : String.format(Locale.ROOT, "%.6g", p);
    }

    /** All of them, as texts. */
    static List<List<String>> rows(List<Difference> differences) {
        List<List<String>> rows = new ArrayList<>();
        for (Difference d : differences)
            rows.add(
                    List.of(
                            d.domain().label(),
                            d.metric().symbol(),
                            d.system().toString(),
                            Integer.toString(d.difference().count()),
                            score(d.multimix()),
                            score(d.other()),
                            difference(d),
                            p(d.student()),
                            p(d.studentHolm()),
                            p(d.wilcoxon()),
                            p(d.wilcoxonHolm())));
        return rows;
    }

    private static String score(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String difference(Difference d) {
        String mean = String.format(Locale.ROOT, "%+.3f", d.difference().mean());
        double deviation = d.difference().deviation();
        return Double.isNaN(deviation) ? mean : mean + " ± " + score(deviation);
    }

    private static String p(double p) {
        if (Double.isNaN(p)) return "–";
        return p < 0.001 ? "< 0.001" : score(p);
    }

    /** What the tests can show with so many repeats, in plain words. */
    static String limits(List<Difference> differences) {
        int most = differences.stream().mapToInt(d -> d.difference().count()).max().orElse(0);
        return (most < 2
                        ? "With one complete repeat there is no test: choose two or more repeats. A"
                                + " difference may be chance."
                        : limits(most))
                + " All repeats share the test images and part of the training images, so"
                + " differences and p-values hold for these test images only.";
    }

    private static String limits(int repeats) {
        int needed = 2;
        while (Difference.smallestWilcoxon(needed) > LEVEL) needed++;
        double smallest = Difference.smallestWilcoxon(repeats);
        return String.format(
                Locale.ROOT,
                "With %d complete repeats, the most here, the p-value of Wilcoxon's test cannot be"
                        + " smaller than %.3g, before correction, however large the difference%s."
                        + " Student's test assumes that differences are normally distributed, which"
                        + " so few cannot show. A large p-value does not mean that systems are"
                        + " equal.",
                repeats,
                smallest,
                smallest > LEVEL
                        ? ": it can find nothing at the level 0.05, for which it needs at least "
                                + needed
                                + " repeats"
                        : "");
    }
}
