// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * What an image's gray values look like from afar: how often each is there, and where it is bright.
 */
final class GrayShape {
    /** Ranges of the histogram. */
    static final int BINS = 32;

    /** Cells of a row or column of the thumbnail. */
    static final int SIDE = 16;

    private final int width;
    private final int height;
    private final double[] histogram;
    private final int[] sums; // of the cells: half the size of their means, for many images

    private GrayShape(int width, int height, double[] histogram, int[] sums) {
        this.width = width;
        this.height = height;
        this.histogram = histogram;
        this.sums = sums;
    }

    /** Share of the pixels in each of {@link #BINS} equal ranges of 0..255, summing to 1. */
    double[] histogram() {
        return histogram.clone();
    }

    /**
     * Means of {@link #SIDE} × {@link #SIDE} cells, row by row, 0..255; a cell of an image that is
     * smaller is a pixel of it.
     */
    double[] thumbnail() {
        double[] means = new double[sums.length];
        for (int cell = 0; cell < means.length; cell++)
            means[cell] = (double) sums[cell] / area(cell);
        return means;
    }

    private int area(int cell) {
        return (end(cell % SIDE, width) - start(cell % SIDE, width))
                * (end(cell / SIDE, height) - start(cell / SIDE, height));
    }

    /** Of an image as the network sees it, 0..255. */
    static GrayShape of(Img<UnsignedByteType> image) {
        int width = (int) image.dimension(0);
        int height = (int) image.dimension(1);
        double[] histogram = new double[BINS];
        byte[] pixels = PixelArrays.bytes(image);
        double share = 1.0 / pixels.length;
        for (byte pixel : pixels) histogram[(pixel & 0xff) * BINS / 256] += share;
        int[] sums = new int[SIDE * SIDE];
        for (int row = 0; row < SIDE; row++)
            for (int column = 0; column < SIDE; column++)
                for (int y = start(row, height); y < end(row, height); y++)
                    for (int x = start(column, width); x < end(column, width); x++)
                        sums[row * SIDE + column] += pixels[y * width + x] & 0xff;
        return new GrayShape(width, height, histogram, sums);
    }

    private static int start(int cell, int size) {
        return cell * size / SIDE;
    }

    private static int end(int cell, int size) {
        return Math.max(start(cell, size) + 1, start(cell + 1, size));
    }

    /**
     * Correlation of the thumbnail with another (Pearson's), in [-1, 1]; 0 if one of them is
     * constant.
     */
    double correlation(double[] other) {
        double[] thumbnail = thumbnail();
        double meanHere = mean(thumbnail);
        double meanThere = mean(other);
        double product = 0;
        double here = 0;
        double there = 0;
        for (int i = 0; i < thumbnail.length; i++) {
            double a = thumbnail[i] - meanHere;
            double b = other[i] - meanThere;
            product += a * b;
            here += a * a;
            there += b * b;
        }
        return here > 0 && there > 0 ? product / Math.sqrt(here * there) : 0;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) sum += value;
        return sum / values.length;
    }

    /**
     * Distance of the histogram from another, in gray values: how far the pixels have to move on
     * average to have the other's (earth mover's distance).
     */
    double distance(double[] other) {
        double moved = 0;
        double difference = 0;
        for (int bin = 0; bin < BINS; bin++) {
            difference += histogram[bin] - other[bin];
            moved += Math.abs(difference);
        }
        return moved * 256 / BINS;
    }

    /** Of the image with dark and bright exchanged. */
    GrayShape inverted() {
        double[] reversed = new double[BINS];
        for (int bin = 0; bin < BINS; bin++) reversed[bin] = histogram[BINS - 1 - bin];
        int[] negative = new int[sums.length];
        for (int cell = 0; cell < negative.length; cell++)
            negative[cell] = 255 * area(cell) - sums[cell];
        return new GrayShape(width, height, reversed, negative);
    }
}
