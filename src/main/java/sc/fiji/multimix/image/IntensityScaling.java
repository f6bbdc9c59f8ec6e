// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * Robust stretch of an image's gray values: the low percentile becomes 0, the high one 255, values
 * beyond them are clamped. 0..255 stands for the network's [-1, 1].
 *
 * @param lowPercentile in percent, in [0, 100)
 * @param highPercentile in percent, above the low one, at most 100
 */
public record IntensityScaling(double lowPercentile, double highPercentile) {
    /**
     * The percentiles at which nnU-Net clips CT images (Isensee et al. 2021, Nature Methods
     * 18:203). Differs from it: per image, not over the training set, since gray values of
     * radiographs have no common unit.
     */
    public static final IntensityScaling DEFAULTS = new IntensityScaling(0.5, 99.5);

    /** Checks the order. */
    public IntensityScaling {
        if (!(lowPercentile >= 0 && lowPercentile < highPercentile && highPercentile <= 100))
            throw new IllegalArgumentException(
                    "The percentiles must be 0 <= low < high <= 100, but are "
                            + lowPercentile
                            + " and "
                            + highPercentile);
    }

    /** The gray values that become 0 and 255; low &lt; high. */
    public record Range(float low, float high) {}

    /**
     * Range of an image: its percentiles (nearest rank: the smallest value that at least so many
     * percent of the pixels do not exceed); its smallest and largest value where those coincide, as
     * in an almost black image.
     *
     * @param image finite gray values
     * @throws IllegalArgumentException if all pixels are equal
     */
    public Range range(RandomAccessibleInterval<FloatType> image) {
        // Exact without sorting: one histogram over the upper 16 bits of the order-preserving
        // integers, one over the lower 16 bits of those around each of the two values looked for.
        float[] pixels = PixelArrays.floats(image);
        int[] upper = new int[1 << 16];
        for (float pixel : pixels) upper[upper(key(pixel))]++;
        Place low = Place.of(rank(lowPercentile, pixels.length), upper);
        Place high = Place.of(rank(highPercentile, pixels.length), upper);
        int[] lowest = new int[1 << 16];
        int[] highest = low.index == high.index ? lowest : new int[1 << 16];
        for (float pixel : pixels) {
            int key = key(pixel);
            if (upper(key) == low.index) lowest[key & 0xffff]++;
            else if (upper(key) == high.index) highest[key & 0xffff]++;
        }
        float from = value(low.index, Place.of(low.rank, lowest));
        float to = value(high.index, Place.of(high.rank, highest));
        return from < to ? new Range(from, to) : whole(image, pixels);
    }

    private static Range whole(RandomAccessibleInterval<FloatType> image, float[] pixels) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (float pixel : pixels) {
            min = Math.min(min, pixel + 0f); // -0 becomes 0
            max = Math.max(max, pixel + 0f);
        }
        if (min < max) return new Range(min, max);
        throw constant(min, image);
    }

    /**
     * Where in a histogram the pixel of a rank is.
     *
     * @param rank among the pixels of that place, from 1
     */
    private record Place(int index, long rank) {
        static Place of(long rank, int[] histogram) {
            int index = 0;
            long left = rank;
            while (left > histogram[index]) left -= histogram[index++];
            return new Place(index, left);
        }
    }

    private static IllegalArgumentException constant(
            float value, RandomAccessibleInterval<FloatType> image) {
        String shown =
                value == Math.rint(value) && Math.abs(value) < 1e9
                        ? Long.toString((long) value)
                        : Float.toString(value);
        return new IllegalArgumentException(
                "constant image (all pixels "
                        + shown
                        + ", "
                        + image.dimension(0)
                        + " x "
                        + image.dimension(1)
                        + "): there is nothing to see in it. Check the file or leave it"
                        + " out.");
    }

    private static long rank(double percentile, long pixels) {
        return Math.max(1, (long) Math.ceil(percentile / 100 * pixels));
    }

    /** An integer whose order is the floats'. */
    private static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0f); // -0 becomes 0
        return bits ^ (bits >> 31 & 0x7fffffff);
    }

    private static float value(int key) {
        return Float.intBitsToFloat(key >= 0 ? key : key ^ 0x7fffffff);
    }

    private static int upper(int key) {
        return (key >> 16) + (1 << 15);
    }

    private static float value(int upper, Place lower) {
        return value((upper - (1 << 15)) << 16 | lower.index);
    }
}
