// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

/**
 * Share of images whose predicted class is the true one, in [0, 1]; NaN for no images.
 *
 * <p>Source: {@code metrics_reference.py}, {@code class.accuracy}.
 */
public final class Accuracy {
    private Accuracy() {}

    /**
     * The accuracy of predicted classes.
     *
     * @param truth index of the true class of each image
     * @param prediction index of the predicted class of each image
     * @throws IllegalArgumentException if the numbers of images differ
     */
    public static double of(int[] truth, int[] prediction) {
        if (truth.length != prediction.length)
            throw new IllegalArgumentException(
                    "There must be one prediction per image, but there are "
                            + truth.length
                            + " true and "
                            + prediction.length
                            + " predicted classes.");
        int hits = 0;
        for (int i = 0; i < truth.length; i++) if (truth[i] == prediction[i]) hits++;
        return truth.length == 0 ? Double.NaN : (double) hits / truth.length;
    }
}
