// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks for classes and parts with too few images. */
final class BalanceCheck {
    private static final int LARGEST_RATIO = 4;
    private static final int FEWEST_LABELS = 5;
    private static final int FEWEST_VALIDATION = 10;

    private BalanceCheck() {}

    static List<Problem> of(CheckedImages images) {
        List<Problem> problems = new ArrayList<>();
        List<CheckedImage> labeled = images.of(Task.CLASSIFICATION, Role.TRAINING);
        if (!labeled.isEmpty()) addClasses(problems, counts(images, labeled));
        for (Task task : Task.values()) {
            int validation = images.of(task, Role.VALIDATION).size();
            if (!images.of(task, Role.TRAINING).isEmpty() && validation < FEWEST_VALIDATION)
                problems.add(
                        Problem.of(
                                ProblemKind.FEW_VALIDATION,
                                "Only "
                                        + Words.images(validation)
                                        + " for validation ("
                                        + task
                                        + "): the choice of the best epoch is uncertain. "
                                        + FEWEST_VALIDATION
                                        + " or more are better.",
                                List.of()));
        }
        return problems;
    }

    private static Map<String, Long> counts(CheckedImages images, List<CheckedImage> labeled) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String name : images.classNames())
            counts.put(
                    name, labeled.stream().filter(image -> name.equals(image.className())).count());
        return counts;
    }

    private static void addClasses(List<Problem> problems, Map<String, Long> counts) {
        counts.forEach(
                (name, count) -> {
                    if (count < FEWEST_LABELS)
                        problems.add(
                                Problem.of(
                                        ProblemKind.FEW_LABELS,
                                        "Only "
                                                + Words.images(count)
                                                + " with the class "
                                                + name
                                                + " in training. "
                                                + FEWEST_LABELS
                                                + " or more are better.",
                                        List.of()));
                });
        Comparator<Map.Entry<String, Long>> byCount = Map.Entry.comparingByValue();
        Map.Entry<String, Long> most = counts.entrySet().stream().max(byCount).orElseThrow();
        Map.Entry<String, Long> fewest = counts.entrySet().stream().min(byCount).orElseThrow();
        if (most.getValue() > LARGEST_RATIO * fewest.getValue())
            problems.add(
                    Problem.of(
                            ProblemKind.UNBALANCED,
                            "The classes are out of balance in training: "
                                    + most.getKey()
                                    + " has "
                                    + Words.images(most.getValue())
                                    + ", "
                                    + fewest.getKey()
                                    + " "
                                    + fewest.getValue()
                                    + ". Accuracy alone will flatter; look at the AUC.",
                            List.of()));
    }
}
