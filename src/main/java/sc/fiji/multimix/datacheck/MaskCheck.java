// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import sc.fiji.multimix.image.MaskFacts;

/** Looks for masks that are probably not what was meant. */
final class MaskCheck {
    private static final double FULL = 0.995;
    private static final double TINY = 0.005;

    /** Of so many masks the number of gray values is said. */
    private static final int VALUES = 3;

    private MaskCheck() {}

    static List<Problem> of(CheckedImages images) {
        List<CheckedImage> masked =
                images.images().stream().filter(image -> image.mask() != null).toList();
        List<Problem> problems = new ArrayList<>();
        add(
                problems,
                ProblemKind.MASK_IS_IMAGE,
                masked.stream().filter(MaskCheck::isImage).toList(),
                "is the same picture as its image. Save it again.",
                "are the same pictures as their images. Save them again.");
        List<CheckedImage> others = masked.stream().filter(image -> !isImage(image)).toList();
        add(
                problems,
                ProblemKind.MASK_IS_FULL,
                where(others, mask -> mask.foreground() > FULL),
                "is foreground all over. Is its background 0?",
                "are foreground all over. Is their background 0?");
        add(
                problems,
                ProblemKind.MASK_IS_EMPTY,
                where(others, mask -> mask.foreground() == 0),
                "has no foreground. Right only if there is nothing to outline.",
                "have no foreground. Right only if there is nothing to outline.");
        add(
                problems,
                ProblemKind.MASK_IS_TINY,
                where(others, mask -> mask.foreground() > 0 && mask.foreground() < TINY),
                "covers less than 0.5 % of the image.",
                "cover less than 0.5 % of the image.");
        List<CheckedImage> gray = where(others, mask -> mask.values() > 1);
        String details =
                " ("
                        + gray.stream()
                                .map(image -> image.mask().values())
                                .map(n -> n == MaskFacts.MOST_VALUES ? n + " or more" : "" + n)
                                .distinct()
                                .limit(VALUES)
                                .collect(joining(", "))
                        + " gray values besides 0, perhaps from a JPEG file): all of them count as"
                        + " foreground. Save masks as PNG or TIFF with 0 and 255 only.";
        add(
                problems,
                ProblemKind.MASK_IS_GRAY,
                gray,
                "is not binary" + details,
                "are not binary" + details);
        return problems;
    }

    private static boolean isImage(CheckedImage image) {
        return image.mask().content().equals(image.image().content());
    }

    private static List<CheckedImage> where(
            List<CheckedImage> images, Predicate<MaskFacts> condition) {
        return images.stream().filter(image -> condition.test(image.mask())).toList();
    }

    private static void add(
            List<Problem> problems,
            ProblemKind kind,
            List<CheckedImage> found,
            String one,
            String several) {
        if (found.isEmpty()) return;
        List<Path> files = found.stream().map(image -> image.facts().maskFile()).toList();
        String sentence = Words.count(files.size(), "mask " + one, "masks " + several);
        problems.add(Problem.of(kind, sentence, files));
    }
}
