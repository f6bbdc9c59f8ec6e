// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.util.Arrays;

/**
 * Shifts of the class logits that fit them to held-out labels: of all shifts b the one that
 * minimizes the cross-entropy of {@code softmax(logits + b)} plus {@code |b|² / (2σ²)} with σ = 3.
 * A network taught with few labels ranks images well but may favor a class; the shift moves where
 * it decides. The penalty keeps it moderate on few images.
 *
 * <p>Source: the bias of bias-corrected temperature scaling (Alexandari et al. 2020); without the
 * temperature, which would scale the saliency map that the decoder gets.
 */
final class ClassBias {
    private static final double SIGMA = 3;
    private static final int ITERATIONS = 1000;

    private ClassBias() {}

    /** No shift. */
    static double[] none(int classes) {
        return new double[classes];
    }

    /**
     * Fits the shifts by gradient descent; the problem is convex.
     *
     * @param labels index of the true class of each image
     * @param logits one row per image, one value per class
     * @return a shift per class; zeros if there are no images
     */
    static double[] fit(int[] labels, double[][] logits) {
        if (labels.length == 0) return new double[0];
        int classes = logits[0].length;
        double[] bias = none(classes);
        // the gradient's Lipschitz constant is at most n / 2 + 1 / σ²
        double rate = 1 / (labels.length / 2.0 + 1 / (SIGMA * SIGMA));
        for (int i = 0; i < ITERATIONS; i++) {
            double[] gradient = new double[classes];
            for (int k = 0; k < classes; k++) gradient[k] = bias[k] / (SIGMA * SIGMA);
            for (int n = 0; n < labels.length; n++) {
                double[] p = probabilities(logits[n], bias);
                for (int k = 0; k < classes; k++) gradient[k] += p[k] - (labels[n] == k ? 1 : 0);
            }
            for (int k = 0; k < classes; k++) bias[k] -= rate * gradient[k];
        }
        return bias;
    }

    /** Softmax of the shifted logits of one image. */
    static double[] probabilities(double[] logits, double[] bias) {
        double[] shifted = new double[logits.length];
        for (int k = 0; k < shifted.length; k++) shifted[k] = logits[k] + bias[k];
        double largest = Arrays.stream(shifted).max().orElse(0);
        double sum = 0;
        for (int k = 0; k < shifted.length; k++) {
            shifted[k] = StrictMath.exp(shifted[k] - largest);
            sum += shifted[k];
        }
        for (int k = 0; k < shifted.length; k++) shifted[k] /= sum;
        return shifted;
    }
}
