// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sc.fiji.multimix.progress.ClockText;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.training.PseudoLabelCounts;

/**
 * What an experienced eye reads from the curves of a training, in plain words. Every rule wants
 * several epochs, since single ones jitter.
 */
final class TrainingAdvice {
    /** Relative change of a mean loss that is more than the jitter of its steps. */
    static final double CHANGE = 0.05;

    /** Epochs in which a loss is watched for jumps. */
    static final int JUMPY = 8;

    /** Mean size of the jumps, relative to the loss, from which it does not settle. */
    static final double JUMP = 0.25;

    /** Epochs without any pseudo-label before that is mentioned; early ones have none by right. */
    static final int UNSURE = 5;

    /** With fewer of known class a share says nothing: its 95 % interval is 40 points wide. */
    static final int FEWEST_KNOWN = 20;

    /** Share of right pseudo-labels below which they teach more errors than they help. */
    static final double PRECISE = 0.7;

    /** Epochs of one and the same accuracy that are no accident. */
    static final int SAME = 5;

    /** AUC up to which a classifier is hardly better than guessing (0.5). */
    static final double GUESSING = 0.6;

    /** Waiting longer than this is worth a thought about the settings. */
    static final Duration LONG = Duration.ofHours(1);

    /** Epochs before the planned end from which an extension is proposed. */
    static final int NEAR_END = 1;

    private final List<EpochReport> history;
    private final EpochTrends trends;

    /** Of the losses since the last extension, which may have raised the learning rate. */
    private final EpochTrends recent;

    private TrainingAdvice(List<EpochReport> history, int extended) {
        this.history = history;
        trends = new EpochTrends(history);
        recent =
                new EpochTrends(
                        history.subList(Math.min(extended, history.size()), history.size()));
    }

    /**
     * How the training stands besides its history.
     *
     * @param epochs planned
     * @param extended number of epochs that were done at the last extension; 0 if there was none
     * @param remaining time to the end
     * @param device what computes, for example "CPU (2 threads)"
     */
    record Situation(int epochs, int extended, Duration remaining, String device) {}

    /** Sentences of advice, the most urgent first; none if there is nothing to say. */
    static List<String> of(List<EpochReport> history, Situation now) {
        TrainingAdvice advice = new TrainingAdvice(history, now.extended());
        ScoreAdvice scores = new ScoreAdvice(advice.trends);
        List<String> sentences = new ArrayList<>();
        sentences.add(advice.loss());
        sentences.add(advice.oneClass());
        sentences.add(scores.stale());
        sentences.add(advice.noPseudoLabels());
        sentences.add(advice.wrongPseudoLabels());
        if (history.size() >= now.epochs() - NEAR_END) sentences.add(scores.extend());
        sentences.add(slow(now));
        sentences.removeIf(String::isEmpty);
        return sentences;
    }

    private double rate() {
        return history.get(history.size() - 1).rate();
    }

    private String loss() {
        if (recent.size() < 2 * EpochTrends.WINDOW) return "";
        double now = recent.latest(EpochTrends::labeledLoss);
        double before = recent.before(EpochTrends::labeledLoss);
        if (now > (1 + CHANGE) * before)
            return String.format(
                    Locale.ROOT,
                    "The loss of the labeled images rises (%.3f in the last %d epochs, %.3f in those"
                            + " before): lower the learning rate (it is %.2g).",
                    now,
                    EpochTrends.WINDOW,
                    before,
                    rate());
        return isJumpy()
                ? String.format(
                        Locale.ROOT,
                        "The loss of the labeled images jumps up and down over the last %d epochs:"
                                + " lower the learning rate (it is %.2g) or enlarge the batch.",
                        JUMPY,
                        rate())
                : "";
    }

    /** Whether nearly every epoch turns the loss around, and by much. */
    private boolean isJumpy() {
        int n = recent.size();
        if (n < JUMPY) return false;
        int turns = 0;
        double jumps = 0;
        double before = 0;
        for (int i = n - JUMPY + 1; i < n; i++) {
            double jump = loss(i) - loss(i - 1);
            if (jump * before < 0) turns++;
            jumps += Math.abs(jump) / (JUMPY - 1);
            before = jump;
        }
        return turns >= JUMPY - 3
                && jumps > JUMP * recent.mean(EpochTrends::labeledLoss, n - JUMPY, n);
    }

    private double loss(int index) {
        return EpochTrends.labeledLoss(recent.get(index));
    }

    private String oneClass() {
        if (history.isEmpty()) return "";
        EpochReport last = history.get(history.size() - 1);
        int same = sameAccuracy();
        if (same < SAME || last.auc() > GUESSING) return "";
        return String.format(
                Locale.ROOT,
                "Validation accuracy has been exactly %.3f for %d epochs%s: the network probably"
                        + " gives every image the same class, the most frequent one. More labels of"
                        + " the other classes help, or a higher learning rate.",
                last.accuracy(),
                same,
                Double.isNaN(last.auc())
                        ? ""
                        : String.format(Locale.ROOT, " at an AUC of %.2f", last.auc()));
    }

    /** Number of last epochs of equal accuracy; 0 if there is none. */
    private int sameAccuracy() {
        int n = history.size();
        double accuracy = history.get(n - 1).accuracy();
        int same = 0;
        while (same < n && history.get(n - 1 - same).accuracy() == accuracy) same++;
        return same;
    }

    private String noPseudoLabels() {
        int without = 0;
        for (int i = history.size() - 1; i >= 0; i--) {
            PseudoLabelCounts counts = history.get(i).losses().pseudoLabels();
            if (counts.images() == 0 || counts.accepted() > 0) break;
            without++;
        }
        return without < UNSURE
                ? ""
                : "No unlabeled image was sure enough to become a pseudo-label for "
                        + without
                        + " epochs: the unlabeled images teach no class. Add labels, or train"
                        + " longer.";
    }

    private String wrongPseudoLabels() {
        long known = 0;
        long correct = 0;
        int n = history.size();
        for (EpochReport epoch : history.subList(Math.max(0, n - EpochTrends.WINDOW), n)) {
            known += epoch.losses().pseudoLabels().known();
            correct += epoch.losses().pseudoLabels().correct();
        }
        if (known < FEWEST_KNOWN || correct >= PRECISE * known) return "";
        return String.format(
                Locale.ROOT,
                "Only %.0f %% of the pseudo-labels of the last %d epochs are right (%d of %d whose"
                        + " class is known): they teach errors. Add labels, or train without"
                        + " unlabeled images.",
                100.0 * correct / known,
                Math.min(n, EpochTrends.WINDOW),
                correct,
                known);
    }

    private static String slow(Situation now) {
        if (!now.device().startsWith("CPU") || now.remaining().compareTo(LONG) <= 0) return "";
        return "The CPU needs about "
                + ClockText.of(now.remaining())
                + " hours more. A GPU is many times faster; a smaller resolution or width, or fewer"
                + " epochs, help too. Finish now keeps the best model so far.";
    }
}
