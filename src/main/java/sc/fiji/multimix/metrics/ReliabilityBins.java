// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * How often predictions of about equal confidence are right: images in bins of equal width over the
 * confidence, which is the probability of the predicted class.
 *
 * <p>Bin i of n holds the confidences in (i / n, (i + 1) / n]; a confidence of 0 is in the first.
 * Of equally likely classes the first is the predicted one.
 *
 * <p>Source: Guo et al. 2017, equations 1 and 2.
 *
 * @param bins by rising confidence, also the empty ones
 */
public record ReliabilityBins(List<Bin> bins) {
    /**
     * The images of one bin.
     *
     * @param count number of images
     * @param meanConfidence their mean confidence, in [0, 1]; NaN for no images
     * @param accuracy share of them whose predicted class is the true one; NaN for no images
     */
    public record Bin(int count, double meanConfidence, double accuracy) {}

    public ReliabilityBins {
        bins = List.copyOf(bins);
    }

    /**
     * Sorts images into bins.
     *
     * @param truth index of the true class of each image
     * @param probabilities one row per image, one value in [0, 1] per class
     * @param bins number of bins
     * @throws IllegalArgumentException if the lengths differ, a class has no column, a value is
     *     outside [0, 1], or there is no bin
     */
    public static ReliabilityBins of(int[] truth, double[][] probabilities, int bins) {
        ClassScores.checkProbabilities(truth, probabilities);
        if (bins < 1)
            throw new IllegalArgumentException(
                    "There must be at least one bin, but there are " + bins + ".");
        int[] counts = new int[bins];
        int[] hits = new int[bins];
        double[] sums = new double[bins];
        for (int i = 0; i < truth.length; i++) {
            int predicted = likeliest(probabilities[i]);
            double confidence = probabilities[i][predicted];
            int bin = Math.min(Math.max((int) Math.ceil(confidence * bins) - 1, 0), bins - 1);
            counts[bin]++;
            sums[bin] += confidence;
            if (predicted == truth[i]) hits[bin]++;
        }
        List<Bin> list = new ArrayList<>();
        for (int i = 0; i < bins; i++) {
            double count = counts[i]; // 0 / 0 is NaN
            list.add(new Bin(counts[i], sums[i] / count, hits[i] / count));
        }
        return new ReliabilityBins(list);
    }

    private static int likeliest(double[] probabilities) {
        int likeliest = 0;
        for (int k = 1; k < probabilities.length; k++)
            if (probabilities[k] > probabilities[likeliest]) likeliest = k;
        return likeliest;
    }

    /**
     * Mean distance of confidence and accuracy, weighted by the images of each bin, in [0, 1]; NaN
     * for no images.
     *
     * <p>Source: Guo et al. 2017, equation 3.
     */
    public double expectedCalibrationError() {
        int total = 0;
        double sum = 0;
        for (Bin bin : bins) {
            if (bin.count == 0) continue;
            total += bin.count;
            sum += bin.count * Math.abs(bin.accuracy - bin.meanConfidence);
        }
        return total == 0 ? Double.NaN : sum / total;
    }
}
