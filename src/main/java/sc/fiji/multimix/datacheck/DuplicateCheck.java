// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import static java.util.stream.Collectors.groupingBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for files with the same picture, whatever their names and formats. */
final class DuplicateCheck {
    private DuplicateCheck() {}

    static List<Problem> of(CheckedImages images) {
        List<Problem> problems = new ArrayList<>();
        for (Task task : Task.values()) {
            List<List<CheckedImage>> same = same(images.of(task));
            addContradictions(problems, same);
            addLeak(
                    problems,
                    task,
                    same,
                    "training and validation",
                    Role::isTrained,
                    Role.VALIDATION);
            addLeak(problems, task, same, "training and test", Role::isTrained, Role.TEST);
            addLeak(
                    problems,
                    task,
                    same,
                    "validation and test",
                    Role.VALIDATION::equals,
                    Role.TEST);
            addDuplicates(problems, task, same);
        }
        addOtherTask(problems, same(images.images()));
        return problems;
    }

    /** The files of each picture that has more than one, in the order of the images. */
    private static List<List<CheckedImage>> same(List<CheckedImage> images) {
        return images.stream()
                .collect(
                        groupingBy(
                                image -> image.image().content(),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .values()
                .stream()
                .filter(group -> group.size() > 1)
                .toList();
    }

    private static void addContradictions(List<Problem> problems, List<List<CheckedImage>> same) {
        add(
                problems,
                ProblemKind.DIFFERENT_CLASSES,
                same.stream().filter(group -> differ(group, CheckedImage::className)).toList(),
                "with different classes: one of them is wrong. Keep the right one.");
        add(
                problems,
                ProblemKind.DIFFERENT_MASKS,
                same.stream()
                        .filter(
                                group ->
                                        differ(
                                                group,
                                                image ->
                                                        image.mask() == null
                                                                ? null
                                                                : image.mask().shape()))
                        .toList(),
                "with different masks. Keep one.");
    }

    private static boolean differ(
            List<CheckedImage> group, Function<CheckedImage, String> property) {
        return group.stream().map(property).filter(Objects::nonNull).distinct().count() > 1;
    }

    private static void addLeak(
            List<Problem> problems,
            Task task,
            List<List<CheckedImage>> same,
            String parts,
            Predicate<Role> first,
            Role second) {
        List<List<CheckedImage>> shared =
                same.stream()
                        .filter(group -> has(group, first) && has(group, second::equals))
                        .map(
                                group ->
                                        group.stream()
                                                .filter(
                                                        image ->
                                                                first.test(image.role())
                                                                        || image.role() == second)
                                                .toList())
                        .toList();
        add(
                problems,
                ProblemKind.LEAK,
                shared,
                "both in " + parts + " (" + task + "): the scores would be too good. Remove one.");
    }

    private static boolean has(List<CheckedImage> group, Predicate<Role> role) {
        return group.stream().anyMatch(image -> role.test(image.role()));
    }

    /** What is left: twice in training, in validation or in test. */
    private static void addDuplicates(
            List<Problem> problems, Task task, List<List<CheckedImage>> same) {
        for (Predicate<Role> part :
                List.<Predicate<Role>>of(
                        Role::isTrained, Role.VALIDATION::equals, Role.TEST::equals)) {
            List<List<CheckedImage>> twice =
                    same.stream()
                            .map(
                                    group ->
                                            group.stream()
                                                    .filter(image -> part.test(image.role()))
                                                    .toList())
                            .filter(group -> group.size() > 1)
                            .toList();
            String name =
                    Stream.of(Role.TRAINING, Role.VALIDATION, Role.TEST)
                            .filter(part)
                            .findFirst()
                            .orElseThrow()
                            .toString();
            add(
                    problems,
                    ProblemKind.DUPLICATE,
                    twice,
                    "more than once in " + name + " (" + task + "): counted that often.");
        }
    }

    private static void addOtherTask(List<Problem> problems, List<List<CheckedImage>> same) {
        add(
                problems,
                ProblemKind.OTHER_TASK,
                same.stream().filter(DuplicateCheck::isHeldOutOfOneTask).toList(),
                "held out of one task but training the other: neither mask nor class is given away,"
                        + " but the shared encoder has seen them.");
    }

    private static boolean isHeldOutOfOneTask(List<CheckedImage> group) {
        return group.stream()
                .filter(image -> !image.role().isTrained())
                .anyMatch(
                        held ->
                                group.stream()
                                        .anyMatch(
                                                other ->
                                                        other.task() != held.task()
                                                                && other.role().isTrained()));
    }

    private static void add(
            List<Problem> problems,
            ProblemKind kind,
            List<List<CheckedImage>> groups,
            String what) {
        if (groups.isEmpty()) return;
        List<List<Path>> files =
                groups.stream()
                        .map(group -> group.stream().map(CheckedImage::file).toList())
                        .toList();
        problems.add(
                new Problem(
                        kind,
                        Words.count(groups.size(), "image is there", "images are there")
                                + " under several names "
                                + what,
                        files));
    }
}
