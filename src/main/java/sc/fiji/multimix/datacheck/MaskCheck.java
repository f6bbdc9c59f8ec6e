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

    private MaskCheck() {}

    static List<Problem> of(CheckedImages images) {
        List<CheckedImage> masked =
                images.images().stream().filter(image -> image.mask() != null).toList();
        List<Problem> problems = new ArrayList<>();
        add(
                problems,
                ProblemKind.MASK_IS_IMAGE,
                masked.stream().filter(MaskCheck::isImage).toList(),
                "the same picture as the image. Save the masks again.");
        List<CheckedImage> others = masked.stream().filter(image -> !isImage(image)).toList();
        add(
                problems,
                ProblemKind.MASK_IS_FULL,
                where(others, mask -> mask.foreground() > FULL),
                "foreground all over. Is background 0?");
        add(
                problems,
                ProblemKind.MASK_IS_EMPTY,
                where(others, mask -> mask.foreground() == 0),
                "without any foreground. Right only if there is nothing to outline.");
        add(
                problems,
                ProblemKind.MASK_IS_TINY,
                where(others, mask -> mask.foreground() > 0 && mask.foreground() < TINY),
                "of less than 0.5 % of the image.");
        List<CheckedImage> gray = where(others, mask -> mask.values() > 1);
        add(
                problems,
                ProblemKind.MASK_IS_GRAY,
                gray,
                "not binary ("
                        + gray.stream()
                                .map(image -> image.mask().values())
                                .map(n -> n == MaskFacts.MOST_VALUES ? n + " or more" : "" + n)
                                .distinct()
                                .limit(3)
                                .collect(joining(", "))
                        + " gray values besides 0, perhaps of a JPEG file): all of them count as"
                        + " foreground. Save masks as PNG or TIFF with 0 and 255 only.");
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
            List<Problem> problems, ProblemKind kind, List<CheckedImage> found, String what) {
        if (found.isEmpty()) return;
        List<Path> files = found.stream().map(image -> image.facts().maskFile()).toList();
        problems.add(Problem.of(kind, Words.masks(files.size()) + " " + what, files));
    }
}
