// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

/**
 * Expected calibration error: by how much the confidence in the predicted class differs from the
 * accuracy, over ten bins of the confidence.
 *
 * <p>Result: in [0, 1], 0 when predictions of every confidence are right as often as they claim;
 * NaN for no images. Few images leave it too high: each bin's accuracy is then uncertain.
 *
 * <p>Source: Guo et al. 2017, equation 3. Differs from it: 10 bins, not 15.
 */
public final class CalibrationError {
    /** Number of bins. */
    public static final int BINS = 10;

    private CalibrationError() {}

    /**
     * The error of predicted probabilities.
     *
     * @param truth index of the true class of each image
     * @param probabilities one row per image, one value in [0, 1] per class
     * @throws IllegalArgumentException if the lengths differ, a class has no column, or a value is
     *     outside [0, 1]
     */
    public static double of(int[] truth, double[][] probabilities) {
        return ReliabilityBins.of(truth, probabilities, BINS).expectedCalibrationError();
    }
}
