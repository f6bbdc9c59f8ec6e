// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.multimix.image.PreparedImage;

/**
 * Looks for pictures in two parts that are nearly the same: compressed, resized or of another bit
 * depth. {@link DuplicateCheck} finds those that are exactly the same. Other pictures of the same
 * patient it does not find.
 *
 * <p>Two pictures are nearly the same if the gray values of their thumbnails differ by less than
 * {@value #LIMIT} of 255 on average, and by less than a tenth of what they differ from their own
 * mean: almost black pictures are alike without being the same. Films of two patients, and two
 * films of one, differed by 13.6 and more (264,000 pairs of two public collections).
 */
final class NearDuplicateCheck {
    private static final double LIMIT = 3;
    private static final double PART = 0.1;
    private static final int SIDE = PreparedImage.THUMBNAIL;

    /** Sides of the blocks of the first comparison, in pixels of the thumbnail. */
    private static final int BLOCK = 8;

    private NearDuplicateCheck() {}

    static List<Problem> of(CheckedImages images) {
        List<Problem> problems = new ArrayList<>();
        for (Task task : Task.values()) {
            List<CheckedImage> all = images.of(task);
            List<View> views =
                    IntStream.range(0, all.size()).mapToObj(i -> View.of(all.get(i), i)).toList();
            add(problems, task, views, "training and validation", Role::isTrained, Role.VALIDATION);
            add(problems, task, views, "training and test", Role::isTrained, Role.TEST);
            add(problems, task, views, "validation and test", Role.VALIDATION::equals, Role.TEST);
        }
        return problems;
    }

    private static void add(
            List<Problem> problems,
            Task task,
            List<View> views,
            String parts,
            Predicate<Role> first,
            Role second) {
        List<View> one = views.stream().filter(view -> first.test(view.image.role())).toList();
        View[] other =
                views.stream()
                        .filter(view -> view.image.role() == second)
                        .sorted(Comparator.comparingInt(View::sum))
                        .toArray(View[]::new);
        int[] sums = Arrays.stream(other).mapToInt(View::sum).toArray();
        List<List<Path>> pairs = new ArrayList<>();
        for (View a : one)
            for (View b : near(a, other, sums)) pairs.add(List.of(a.image.file(), b.image.file()));
        if (pairs.isEmpty()) return;
        pairs.sort(Comparator.comparing(files -> files.get(0)));
        problems.add(
                new Problem(
                        ProblemKind.NEAR_LEAK,
                        Words.count(
                                        pairs.size(),
                                        "picture is nearly the same as another, ",
                                        "pictures are nearly the same as others, ")
                                + "one in "
                                + parts.replace(" and ", " and one in ")
                                + " ("
                                + task
                                + "): copies that were compressed or resized? Then the scores would"
                                + " be too good: remove one.",
                        pairs));
    }

    /**
     * Those that are nearly the same, in the order of the images.
     *
     * @param others sorted by their sums: only those whose sum differs by less than the limit can
     *     be nearly the same, few of many
     */
    private static List<View> near(View view, View[] others, int[] sums) {
        List<View> near = new ArrayList<>();
        int first = Arrays.binarySearch(sums, (int) Math.floor(view.sum - view.limit));
        if (first < 0) first = -first - 1;
        while (first > 0 && view.sum - sums[first - 1] < view.limit) first--;
        for (int i = first; i < sums.length && sums[i] - view.sum < view.limit; i++)
            if (view.isNearly(others[i])) near.add(others[i]);
        near.sort(Comparator.comparingInt(View::index));
        return near;
    }

    /**
     * An image and what is compared of it.
     *
     * @param index among all images
     * @param sum of the thumbnail's gray values
     * @param blocks sums of the thumbnail's gray values in blocks, whose differences are at most
     *     those of the pixels: what differs here need not be compared pixel by pixel
     * @param limit of the sum of differences
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record View(CheckedImage image, int index, int sum, int[] blocks, double limit) {
        static View of(CheckedImage image, int index) {
            int[] blocks = new int[SIDE / BLOCK * (SIDE / BLOCK)];
            Img<UnsignedByteType> thumbnail = image.thumbnail();
            Cursor<UnsignedByteType> pixels = thumbnail.cursor();
            int sum = 0;
            for (int i = 0; i < SIDE * SIDE; i++) {
                int value = pixels.next().get();
                sum += value;
                blocks[i / SIDE / BLOCK * (SIDE / BLOCK) + i % SIDE / BLOCK] += value;
            }
            double mean = (double) sum / (SIDE * SIDE);
            double deviation = 0;
            for (UnsignedByteType value : thumbnail) deviation += Math.abs(value.get() - mean);
            return new View(
                    image, index, sum, blocks, Math.min(LIMIT * SIDE * SIDE, PART * deviation));
        }

        boolean isNearly(View other) {
            double most = Math.min(limit, other.limit);
            int difference = 0;
            for (int i = 0; i < blocks.length; i++) {
                difference += Math.abs(blocks[i] - other.blocks[i]);
                if (difference >= most) return false;
            }
            if (image.image().content().equals(other.image.image().content())) return false;
            difference = 0;
            Cursor<UnsignedByteType> pixels = other.image.thumbnail().cursor();
            for (UnsignedByteType value : image.thumbnail())
                difference += Math.abs(value.get() - pixels.next().get());
            return difference < most;
        }
    }
}
