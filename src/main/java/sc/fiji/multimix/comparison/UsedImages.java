// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import sc.fiji.multimix.model.DataCounts;

/** What the trainings really had to learn from and were tested on, in words. */
final class UsedImages {
    private static final String NOT_KNOWN = "not known";

    private final List<SettingResult> results;

    UsedImages(List<SettingResult> results) {
        this.results = results;
    }

    /** Head of {@link #rows}. */
    static List<String> head() {
        return List.of(
                "System",
                "Masks",
                "Images without mask",
                "Validating masks",
                "Labels",
                "Images without label",
                "Validating labels",
                "Steps");
    }

    /** A row per setting; where repeats differ, the smallest and the largest number. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (SettingResult result : results)
            if (!result.results().isEmpty())
                rows.add(
                        List.of(
                                result.setting().inWords(),
                                count(result, DataCounts::masks),
                                count(result, DataCounts::imagesWithoutMask),
                                count(result, DataCounts::validationMasks),
                                count(result, DataCounts::labels),
                                count(result, DataCounts::imagesWithoutLabel),
                                count(result, DataCounts::validationLabels),
                                range(result.results(), repeat -> repeat.training().steps())));
        return rows;
    }

    private static String count(SettingResult result, ToIntFunction<DataCounts> count) {
        return range(
                result.results(),
                repeat ->
                        repeat.images() == null ? null : (long) count.applyAsInt(repeat.images()));
    }

    private static String range(List<CellResult> results, Function<CellResult, Long> count) {
        List<Long> counts = results.stream().map(count).filter(Objects::nonNull).sorted().toList();
        if (counts.isEmpty()) return NOT_KNOWN;
        long least = counts.get(0);
        long most = counts.get(counts.size() - 1);
        return least
                + (least == most ? "" : " to " + most)
                + (counts.size() == results.size() ? "" : " or " + NOT_KNOWN);
    }

    /** How many steps each training took. */
    String steps() {
        return "Steps of each training: " + range(all(), result -> result.training().steps());
    }

    /** How many images validate, and what for. */
    String validation(boolean calibrated) {
        List<String> parts = new ArrayList<>();
        addValidating(parts, "masks ", DataCounts::validationMasks);
        addValidating(parts, "labels ", DataCounts::validationLabels);
        return "Validation images, in addition to the budgets: "
                + (parts.isEmpty() ? NOT_KNOWN : String.join(", ", parts))
                + "; they choose the best epoch"
                + (calibrated ? " and fit the shift of the class scores" : "");
    }

    /** Only of the trainings that have such images. */
    private void addValidating(
            List<String> parts, String kind, ToIntFunction<DataCounts> validating) {
        List<CellResult> some =
                all().stream()
                        .filter(result -> result.images() != null)
                        .filter(result -> validating.applyAsInt(result.images()) > 0)
                        .toList();
        if (!some.isEmpty())
            parts.add(kind + range(some, r -> (long) validating.applyAsInt(r.images())));
    }

    /** How many images were tested. */
    String tested() {
        List<String> parts = new ArrayList<>();
        for (Domain domain : Domain.values()) {
            int masks = most(domain, TestScores::masks);
            int labels = most(domain, TestScores::labels);
            int unreadable = most(domain, TestScores::unreadable);
            if (masks + labels + unreadable > 0)
                parts.add(
                        domain.fileName()
                                + " "
                                + masks
                                + " masks and "
                                + labels
                                + " labels"
                                + (unreadable == 0
                                        ? ""
                                        : ", " + unreadable + " that could not be read"));
        }
        return "Test images: " + (parts.isEmpty() ? "none tested yet" : String.join("; ", parts));
    }

    private int most(Domain domain, ToIntFunction<TestScores> count) {
        return all().stream()
                .map(result -> result.scores(domain))
                .filter(Objects::nonNull)
                .mapToInt(count)
                .max()
                .orElse(0);
    }

    /** What is not as the tables' heads let expect, one line each. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (SettingResult result : results) {
            String fewer =
                    result.results().stream()
                            .map(CellResult::fewer)
                            .filter(text -> !text.isEmpty())
                            .distinct()
                            .collect(Collectors.joining("; "));
            if (!fewer.isEmpty())
                notes.add(result.setting().inWords() + " learned from " + fewer + ".");
        }
        for (Domain domain : Domain.values()) {
            int unreadable = most(domain, TestScores::unreadable);
            if (unreadable > 0)
                notes.add(
                        "Of the "
                                + domain.fileName()
                                + " test images, "
                                + unreadable
                                + " could not be read and are left out of all scores; the log of a"
                                + " training says why.");
        }
        long older = all().stream().filter(result -> result.images() == null).count();
        if (older > 0)
            notes.add(
                    "Of "
                            + older
                            + " trainings, done by an earlier version, it is not known how many"
                            + " images they learned from, how many steps they took, and for how"
                            + " many test images HD is defined.");
        return notes;
    }

    private List<CellResult> all() {
        return results.stream().flatMap(result -> result.results().stream()).toList();
    }
}
