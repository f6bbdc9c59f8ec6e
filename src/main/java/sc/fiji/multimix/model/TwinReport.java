// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whether the unlabeled images helped: a model beside its supervised twin, the same system trained
 * from the same seed with the same labels for the same number of steps, but without unlabeled
 * images.
 *
 * @param twin the system that the twin is
 * @param gains the scores of both
 */
public record TwinReport(String twin, List<ScoreGain> gains) {
    /** Copies the list. */
    public TwinReport {
        Objects.requireNonNull(twin, "twin: its system is missing");
        gains = List.copyOf(Objects.requireNonNull(gains, "twin: its scores are missing"));
    }

    /** One sentence for a person: whether they helped, by how much and how sure that is. */
    public String sentence() {
        return "On the validation images, which also chose the epochs, and with this seed, the"
                + " unlabeled images "
                + verdict()
                + " against the supervised twin ("
                + twin
                + "): "
                + gains.stream().map(TwinReport::words).collect(Collectors.joining("; "))
                + ".";
    }

    private String verdict() {
        String better = names(ScoreGain::isBetter);
        String worse = names(ScoreGain::isWorse);
        if (!better.isEmpty() && !worse.isEmpty())
            return "helped (" + better + ") and did harm (" + worse + ")";
        if (!better.isEmpty()) return "helped (" + better + ")";
        if (!worse.isEmpty()) return "did harm (" + worse + ")";
        return gains.stream().allMatch(gain -> Double.isNaN(gain.low()))
                ? "made a difference that so few images cannot tell from chance"
                : "made no clear difference";
    }

    private String names(Predicate<ScoreGain> wanted) {
        return gains.stream()
                .filter(wanted)
                .map(ScoreGain::score)
                .collect(Collectors.joining(", "));
    }

    private static String words(ScoreGain gain) {
        String scores =
                String.format(
                        Locale.ROOT,
                        "%s %.4f with and %.4f without them, difference %+.4f",
                        gain.score(),
                        gain.with(),
                        gain.without(),
                        gain.difference());
        return Double.isNaN(gain.low())
                ? scores + " (" + gain.images() + " image(s), too few for an interval)"
                : scores
                        + String.format(
                                Locale.ROOT,
                                " (95 %% interval %+.4f to %+.4f, %d images)",
                                gain.low(),
                                gain.high(),
                                gain.images());
    }
}
