// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sc.fiji.multimix.image.ImageFacts;

/** Looks for images that differ from the others of their task, or do not suit the network. */
final class ImageCheck {
    /** Part of the usual contrast below which an image is nearly black. */
    private static final double DARK = 0.1;

    /** Gray value that the brightest part of a nearly black 8-bit image does not reach. */
    private static final int DARK_BYTES = 10;

    /** With fewer images there is no usual contrast. */
    private static final int FEWEST = 4;

    private ImageCheck() {}

    static List<Problem> of(CheckedImages images, int resolution) {
        List<Problem> problems = new ArrayList<>();
        for (Task task : Task.values()) {
            List<CheckedImage> all = images.of(task);
            if (all.isEmpty()) continue;
            problems.addAll(Polarity.of(task, all));
            addDark(problems, task, all);
            add(
                    problems,
                    ProblemKind.SMALL,
                    all,
                    image -> 2 * Math.max(image.width(), image.height()) < resolution,
                    "much smaller than the network's "
                            + resolution
                            + " pixels ("
                            + task
                            + "): there is little to see. Use larger images or a smaller"
                            + " resolution.");
            add(
                    problems,
                    ProblemKind.COLORED,
                    all,
                    ImageFacts::colored,
                    "in color (" + task + "), used as gray. Are these the right files?");
            addDepths(problems, task, all);
        }
        return problems;
    }

    private static void add(
            List<Problem> problems,
            ProblemKind kind,
            List<CheckedImage> images,
            Predicate<ImageFacts> condition,
            String what) {
        List<Path> files =
                images.stream()
                        .filter(image -> condition.test(image.image()))
                        .map(CheckedImage::file)
                        .toList();
        if (files.isEmpty()) return;
        problems.add(
                Problem.of(
                        kind,
                        Words.count(files.size(), "image is", "images are") + " " + what,
                        files));
    }

    private static void addDark(List<Problem> problems, Task task, List<CheckedImage> images) {
        Map<Integer, List<CheckedImage>> byDepth =
                images.stream()
                        .collect(groupingBy(image -> deep(image) ? image.image().bitDepth() : 8));
        List<CheckedImage> dark = new ArrayList<>();
        byDepth.forEach(
                (depth, same) -> {
                    double usual =
                            same.size() < FEWEST
                                    ? 0
                                    : median(same.stream().map(ImageCheck::contrast));
                    for (CheckedImage image : same)
                        if (contrast(image) < DARK * usual
                                || (depth == 8 && image.image().high() < DARK_BYTES))
                            dark.add(image);
                });
        add(
                problems,
                ProblemKind.DARK,
                dark,
                image -> true,
                "nearly black or without contrast (" + task + "). Leave out what shows nothing.");
    }

    private static double median(Stream<Double> values) {
        double[] sorted = values.mapToDouble(v -> v).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static double contrast(CheckedImage image) {
        return image.image().high() - image.image().low();
    }

    /** More than 8 bits of gray. */
    private static boolean deep(CheckedImage image) {
        return image.image().bitDepth() == 16 || image.image().bitDepth() == 32;
    }

    private static void addDepths(List<Problem> problems, Task task, List<CheckedImage> images) {
        SortedMap<String, SortedSet<String>> byClass =
                images.stream()
                        .filter(image -> image.className() != null)
                        .collect(
                                groupingBy(
                                        CheckedImage::className,
                                        TreeMap::new,
                                        mapping(ImageCheck::depth, toCollection(TreeSet::new))));
        long different = byClass.values().stream().distinct().count();
        boolean apart = byClass.values().stream().allMatch(depths -> depths.size() == 1);
        if (apart && different > 1) {
            problems.add(
                    Problem.of(
                            ProblemKind.DEPTH_TELLS_CLASS,
                            "The classes differ in bit depth ("
                                    + byClass.entrySet().stream()
                                            .map(e -> e.getKey() + " " + e.getValue().first())
                                            .collect(joining(", "))
                                    + "), so perhaps in their source: the network may learn that"
                                    + " instead of what you mean.",
                            List.of()));
            return;
        }
        SortedMap<String, Long> counts =
                images.stream().collect(groupingBy(ImageCheck::depth, TreeMap::new, counting()));
        if (counts.size() < 2) return;
        String rarest =
                counts.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
        problems.add(
                Problem.of(
                        ProblemKind.MIXED_DEPTHS,
                        "Bit depths are mixed ("
                                + task
                                + "): "
                                + counts.entrySet().stream()
                                        .map(e -> e.getValue() + " of " + e.getKey())
                                        .collect(joining(", "))
                                + ". Each image is stretched by its own gray values.",
                        images.stream()
                                .filter(image -> depth(image).equals(rarest))
                                .map(CheckedImage::file)
                                .toList()));
    }

    /** Bits of gray: RGB counts as 8. */
    private static String depth(CheckedImage image) {
        return deep(image) ? image.image().bitDepth() + "-bit" : "8-bit";
    }
}
