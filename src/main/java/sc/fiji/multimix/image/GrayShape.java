// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.view.Views;

/**
 * What an image's gray values look like from afar: how often each is there, and where it is bright.
 */
final class GrayShape {
    /** Ranges of the histogram. */
    static final int BINS = 32;

    /** Cells of a row or column of the thumbnail. */
    static final int SIDE = 16;

    private final double[] histogram;
    private final double[] thumbnail;

    private GrayShape(double[] histogram, double[] thumbnail) {
        this.histogram = histogram;
        this.thumbnail = thumbnail;
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
        return thumbnail.clone();
    }

    /** Of an image as the network sees it, 0..255. */
    static GrayShape of(Img<UnsignedByteType> image) {
        int width = (int) image.dimension(0);
        int height = (int) image.dimension(1);
        double[] histogram = new double[BINS];
        int[] pixels = new int[width * height];
        Cursor<UnsignedByteType> cursor = Views.flatIterable(image).cursor();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = cursor.next().get();
            histogram[pixels[i] * BINS / 256] += 1.0 / pixels.length;
        }
        double[] thumbnail = new double[SIDE * SIDE];
        for (int row = 0; row < SIDE; row++)
            for (int column = 0; column < SIDE; column++)
                thumbnail[row * SIDE + column] =
                        mean(
                                pixels,
                                width,
                                column * width / SIDE,
                                end(column, width),
                                row * height / SIDE,
                                end(row, height));
        return new GrayShape(histogram, thumbnail);
    }

    private static int end(int cell, int size) {
        return Math.max(cell * size / SIDE + 1, (cell + 1) * size / SIDE);
    }

    private static double mean(int[] pixels, int width, int left, int right, int top, int bottom) {
        double sum = 0;
        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++) sum += pixels[y * width + x];
        return sum / ((right - left) * (bottom - top));
    }

    /**
     * Correlation of the thumbnail with another (Pearson's), in [-1, 1]; 0 if one of them is
     * constant.
     */
    double correlation(double[] other) {
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
        double[] negative = new double[thumbnail.length];
        for (int i = 0; i < negative.length; i++) negative[i] = 255 - thumbnail[i];
        return new GrayShape(reversed, negative);
    }
}
