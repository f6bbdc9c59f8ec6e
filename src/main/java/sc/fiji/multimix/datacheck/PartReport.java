// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import sc.fiji.multimix.image.ImageFacts;

/**
 * The images of one part of a data set in numbers.
 *
 * @param task what they teach
 * @param role what they are there for
 * @param className their class; null if they have none or several
 * @param images how many there are
 * @param share their part of the labeled images of task and role, in [0, 1]; NaN without class
 * @param smallest width and height of the image of the smallest area
 * @param largest width and height of the image of the largest area
 * @param sizes number of different sizes
 * @param depths number of images of each bit depth, such as "8-bit" or "RGB"
 * @param min smallest gray value of all
 * @param max largest gray value of all
 * @param low gray value that usually becomes the network's black: median over the images
 * @param high gray value that usually becomes the network's white
 * @param thumbnails of some of them
 */
public record PartReport(
        Task task,
        Role role,
        String className,
        int images,
        double share,
        Size smallest,
        Size largest,
        int sizes,
        SortedMap<String, Long> depths,
        double min,
        double max,
        double low,
        double high,
        List<Thumbnail> thumbnails) {
    private static final int THUMBNAILS = 6;

    /** Width and height in pixels. */
    public record Size(int width, int height) {
        @Override
        public String toString() {
            return width + " x " + height;
        }
    }

    /**
     * Counts.
     *
     * @param images at least one
     * @param ofRole number of labeled images of the same task and role
     */
    static PartReport of(
            Task task, Role role, String className, List<CheckedImage> images, int ofRole) {
        List<Size> sizes =
                images.stream()
                        .map(image -> new Size(image.image().width(), image.image().height()))
                        .sorted(Comparator.comparingLong(s -> (long) s.width * s.height))
                        .toList();
        SortedMap<String, Long> depths =
                images.stream()
                        .collect(
                                groupingBy(
                                        image -> depth(image.image()), TreeMap::new, counting()));
        double[] ends = {
            sorted(images, ImageFacts::min)[0], sorted(images, ImageFacts::max)[images.size() - 1]
        };
        return new PartReport(
                task,
                role,
                className,
                images.size(),
                className == null ? Double.NaN : (double) images.size() / ofRole,
                sizes.get(0),
                sizes.get(sizes.size() - 1),
                (int) sizes.stream().distinct().count(),
                depths,
                ends[0],
                ends[1],
                sorted(images, ImageFacts::low)[images.size() / 2],
                sorted(images, ImageFacts::high)[images.size() / 2],
                thumbnails(images));
    }

    private static double[] sorted(List<CheckedImage> images, ToDoubleFunction<ImageFacts> value) {
        return images.stream().map(CheckedImage::image).mapToDouble(value).sorted().toArray();
    }

    private static String depth(ImageFacts image) {
        return image.bitDepth() == 24 ? "RGB" : image.bitDepth() + "-bit";
    }

    /** Evenly spread over the images, so that a folder of several sources shows them. */
    private static List<Thumbnail> thumbnails(List<CheckedImage> images) {
        int n = Math.min(THUMBNAILS, images.size());
        return IntStream.range(0, n)
                .mapToObj(i -> images.get((int) ((long) i * images.size() / n)))
                .map(
                        image ->
                                new Thumbnail(
                                        image.file(),
                                        image.thumbnail(),
                                        image.image().width(),
                                        image.image().height()))
                .toList();
    }

    /** For example "segmentation, training" or "NORMAL, test". */
    public String name() {
        return (className == null ? task.toString() : className) + ", " + role;
    }

    /** For example "96 x 96" or "960 x 704 to 1024 x 1024 (7 sizes)". */
    public String sizesInWords() {
        return sizes == 1
                ? smallest.toString()
                : smallest + " to " + largest + " (" + sizes + " sizes)";
    }

    /** For example "8-bit" or "8-bit (3), 16-bit (40)". */
    public String depthsInWords() {
        if (depths.size() == 1) return depths.firstKey();
        StringBuilder text = new StringBuilder();
        depths.forEach(
                (depth, count) ->
                        text.append(text.isEmpty() ? "" : ", ")
                                .append(depth)
                                .append(" (")
                                .append(count)
                                .append(')'));
        return text.toString();
    }

    /** For example "0 to 255 (mostly 3 to 240)". */
    public String graysInWords() {
        return Words.gray(min)
                + " to "
                + Words.gray(max)
                + " (mostly "
                + Words.gray(low)
                + " to "
                + Words.gray(high)
                + ")";
    }
}
