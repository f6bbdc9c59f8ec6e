// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * What the gray values of a training's images have in common, and how far single ones of them are
 * from it: kept in the model, so that an image that is unlike them can be told. All of images as
 * the network sees them, 0..255.
 *
 * <p>A few negatives or other odd images among them neither widen the limits nor switch the check
 * off: what is a negative of the others is left out, and the limits of single images are bounded by
 * what half of the images show.
 *
 * @param images number of images it was made of
 * @param histogram mean share of the pixels in each of 32 equal ranges of 0..255
 * @param meanImage mean of the images, 16 × 16, row by row, 0..255
 * @param lowCorrelation with the mean image (Pearson's), which 1 % of the images do not reach; at
 *     most {@value #SPREADS} times as far from the median as the lower quartile
 * @param medianCorrelation of the images with the mean image
 * @param medianDistance of the images' histograms from the mean one (earth mover's), in gray values
 * @param highDistance from the mean histogram, which 1 % of the images exceed; at most {@value
 *     #SPREADS} times as far from the median as the upper quartile
 * @param colored share of colored pixels that 10 % of the images exceed, in [0, 1]; null if it is
 *     not known, as in models of an earlier version
 */
public record GrayProfile(
        int images,
        List<Double> histogram,
        List<Double> meanImage,
        double lowCorrelation,
        double medianCorrelation,
        double medianDistance,
        double highDistance,
        Double colored) {
    private static final double TAIL = 0.01;
    private static final double COLORED_TAIL = 0.1;
    private static final double QUARTILE = 0.25;
    private static final double NEGATIVE = 0.3;

    /** Median correlation from which on places are bright or dark in most images. */
    private static final double PLACED = 0.5;

    /** Of a normal distribution, the last 1 % lies 3.4 times as far as the quartile. */
    private static final int SPREADS = 6;

    /** How an image stands to those of the training. */
    public enum Likeness {
        /** As they differ among themselves. */
        ALIKE,
        /** Its negative is like them, itself it is not. */
        INVERTED,
        /** Neither. */
        UNLIKE
    }

    /** Checks sizes and ranges: a model file may hold anything. */
    public GrayProfile {
        if (images < 1)
            throw new IllegalArgumentException(
                    "Gray values must be of at least one image, but are of " + images);
        histogram = checked("histogram", histogram, GrayShape.BINS, 1);
        meanImage = checked("meanImage", meanImage, GrayShape.SIDE * GrayShape.SIDE, 255);
        double sum = histogram.stream().mapToDouble(share -> share).sum();
        if (!(Math.abs(sum - 1) < 0.01))
            throw new IllegalArgumentException(
                    "The shares of the histogram must sum to 1, but sum to " + sum);
        check("lowCorrelation", lowCorrelation, -1, 1);
        check("medianCorrelation", medianCorrelation, lowCorrelation, 1);
        check("medianDistance", medianDistance, 0, 256);
        check("highDistance", highDistance, medianDistance, 256);
        if (colored != null && colored.isNaN()) colored = null; // a model file says null
        if (colored != null) check("colored", colored, 0, 1);
    }

    private static List<Double> checked(String name, List<Double> values, int size, double high) {
        Objects.requireNonNull(values, name + " is missing");
        if (values.size() != size)
            throw new IllegalArgumentException(
                    name + " must have " + size + " values, but has " + values.size());
        for (Double value : values) check(name, value == null ? Double.NaN : value, 0, high);
        return List.copyOf(values);
    }

    private static void check(String name, double value, double low, double high) {
        if (!(value >= low && value <= high))
            throw new IllegalArgumentException(
                    name + " must be in [" + low + ", " + high + "], but is " + value);
    }

    /**
     * Of a training's images, which are taken one after the other.
     *
     * @param images as the network sees them, at least one
     * @param colored share of colored pixels of each whose file is known; may be empty
     */
    public static GrayProfile of(Stream<Img<UnsignedByteType>> images, Collection<Double> colored) {
        List<GrayShape> all = images.map(GrayShape::of).toList();
        List<GrayShape> shapes = withoutNegatives(all);
        double[] histogram = mean(shapes, GrayShape::histogram, GrayShape.BINS);
        double[] mean = meanImage(shapes);
        double[] correlations = correlations(shapes, mean);
        double[] distances = sorted(shapes.stream().mapToDouble(s -> s.distance(histogram)));
        double medianCorrelation = quantile(correlations, 0.5);
        double medianDistance = quantile(distances, 0.5);
        double lowest =
                medianCorrelation
                        - SPREADS * (medianCorrelation - quantile(correlations, QUARTILE));
        double farthest =
                medianDistance + SPREADS * (quantile(distances, 1 - QUARTILE) - medianDistance);
        return new GrayProfile(
                shapes.size(),
                rounded(histogram),
                rounded(mean),
                rounded(Math.max(lowest, quantile(correlations, TAIL))),
                rounded(medianCorrelation),
                rounded(medianDistance),
                rounded(Math.min(farthest, quantile(distances, 1 - TAIL))),
                colored.isEmpty()
                        ? null
                        : rounded(
                                quantile(
                                        sorted(colored.stream().mapToDouble(share -> share)),
                                        1 - COLORED_TAIL)));
    }

    /** Without those whose negative is like most others; all, if most have nothing in common. */
    private static List<GrayShape> withoutNegatives(List<GrayShape> all) {
        double[] mean = meanImage(all);
        if (quantile(correlations(all, mean), 0.5) < PLACED) return all;
        return all.stream().filter(shape -> shape.correlation(mean) > -NEGATIVE).toList();
    }

    private static double[] meanImage(List<GrayShape> shapes) {
        return mean(shapes, GrayShape::thumbnail, GrayShape.SIDE * GrayShape.SIDE);
    }

    private static double[] mean(
            List<GrayShape> shapes, Function<GrayShape, double[]> part, int size) {
        double[] mean = new double[size];
        for (GrayShape shape : shapes) {
            double[] values = part.apply(shape);
            for (int i = 0; i < size; i++) mean[i] += values[i] / shapes.size();
        }
        return mean;
    }

    private static double[] correlations(List<GrayShape> shapes, double[] mean) {
        return sorted(shapes.stream().mapToDouble(shape -> shape.correlation(mean)));
    }

    private static double[] sorted(DoubleStream values) {
        return values.sorted().toArray();
    }

    private static double quantile(double[] sorted, double part) {
        return sorted[Math.min(sorted.length - 1, (int) (part * sorted.length))];
    }

    /** Five decimals are enough, and make a file that a person can read. */
    private static double rounded(double value) {
        return Math.round(value * 1e5) / 1e5;
    }

    private static List<Double> rounded(double[] values) {
        return Arrays.stream(values).map(GrayProfile::rounded).boxed().toList();
    }

    /**
     * How an image stands to those of the training. The limits are as far beyond the last 1 % of
     * the training's images as these are from the middle, and a little more, the more the fewer
     * images the training saw.
     *
     * @param image as the network sees it
     */
    public Likeness likeness(Img<UnsignedByteType> image) {
        GrayShape shape = GrayShape.of(image);
        double unseen = 1 / Math.sqrt(images);
        double low = 2 * lowCorrelation - medianCorrelation - 0.1 - 0.5 * unseen;
        double far = 2 * highDistance - medianDistance + 8 + 64 * unseen;
        double correlation = shape.correlation(array(meanImage));
        double distance = shape.distance(array(histogram));
        // bright places tell a negative more surely than the histogram, if they are the same in all
        // images; even one of another kind of film: NEGATIVE does not depend on the training
        double inverse = shape.inverted().distance(array(histogram));
        boolean inverted =
                medianCorrelation >= PLACED
                        ? -correlation >= NEGATIVE
                        : distance > far && inverse <= far && inverse < distance / 2;
        if (inverted) return Likeness.INVERTED;
        return correlation < low || distance > far ? Likeness.UNLIKE : Likeness.ALIKE;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(value -> value).toArray();
    }
}
