// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

/**
 * How SmoothGrad averages. The noise also decides the draws of the change under small noise.
 *
 * @param samples noisy copies, 1 to 1000
 * @param noise standard deviation of their noise as a share of the network's range of gray values,
 *     in [0, 1]; 0 gives the gradient map
 * @param seed of all noise; the same seed gives the same maps
 */
public record ExplanationOptions(int samples, double noise, long seed) {
    /**
     * Noise in the middle of the 10 to 20 % of Smilkov et al. 2017, section 3.2. Differs from it:
     * 16 copies, of 50 there, beyond which they see little gain; for the time on a CPU.
     */
    public static final ExplanationOptions DEFAULTS = new ExplanationOptions(16, 0.15, 42);

    private static final int MOST_SAMPLES = 1000;

    /** Checks the ranges. */
    public ExplanationOptions {
        if (samples < 1 || samples > MOST_SAMPLES)
            throw new IllegalArgumentException(
                    "The samples of SmoothGrad must be from 1 to "
                            + MOST_SAMPLES
                            + ", but are "
                            + samples
                            + ". 16 are quick, 50 smooth.");
        if (!(noise >= 0 && noise <= 1))
            throw new IllegalArgumentException(
                    "The noise of SmoothGrad must be a share from 0 to 1 of the gray values' range,"
                            + " but is "
                            + noise
                            + ". Usual are 0.1 to 0.2.");
    }
}
