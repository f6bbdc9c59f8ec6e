// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import static java.util.stream.Collectors.groupingBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks for files with the same picture, whatever their names and formats. */
final class DuplicateCheck {
    private static final Comparator<CheckedImage> ORDER =
            Comparator.comparing(CheckedImage::role).thenComparing(CheckedImage::file);

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
            addDuplicates(
                    problems, task, same.stream().filter(group -> !contradicts(group)).toList());
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
                same.stream().filter(DuplicateCheck::differInClass).toList(),
                "of different classes. Keep the right one.");
        add(
                problems,
                ProblemKind.DIFFERENT_MASKS,
                same.stream().filter(DuplicateCheck::differInMask).toList(),
                "with different masks. Keep the right one.");
    }

    private static boolean contradicts(List<CheckedImage> group) {
        return differInClass(group) || differInMask(group);
    }

    private static boolean differInClass(List<CheckedImage> group) {
        return differ(group, CheckedImage::className);
    }

    private static boolean differInMask(List<CheckedImage> group) {
        return differ(group, image -> image.mask() == null ? null : image.mask().shape());
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
                "in both " + parts + " (" + task + "): the scores would be too good. Remove one.");
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
                    "of the " + name + " images (" + task + "): it counts that often.");
        }
    }

    private static void addOtherTask(List<Problem> problems, List<List<CheckedImage>> same) {
        add(
                problems,
                ProblemKind.OTHER_TASK,
                same.stream().filter(DuplicateCheck::isHeldOutOfOneTask).toList(),
                "that one task holds out and the other trains on: neither mask nor class is given"
                        + " away, but the shared encoder learns from it.");
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
        List<List<Path>> same =
                groups.stream()
                        .map(group -> group.stream().sorted(ORDER).map(CheckedImage::file).toList())
                        .sorted(Comparator.comparing(files -> files.get(0)))
                        .toList();
        problems.add(
                new Problem(
                        kind,
                        Words.count(
                                        groups.size(),
                                        "picture is in several files ",
                                        "pictures are in several files ")
                                + what,
                        same));
    }
}
