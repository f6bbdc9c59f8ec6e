// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

/**
 * How MixMatch uses unlabeled images (Berthelot et al. 2019, section 3; the system Enc-MM).
 *
 * <p>Differs from it in the preset "fast", as all systems do there: the running mean of the weights
 * guesses the labels, and a step has more unlabeled than labeled images.
 *
 * @param temperature T, exponent 1/T of the sharpening of guessed labels, in (0, 1]
 * @param mixing both parameters of the Beta distribution that the mixing shares are drawn from, in
 *     (0, 10]
 * @param weight λ_U, factor of the guessed labels' loss once it has grown to its value, at least 0
 * @param rampUpSteps steps in which the weight grows linearly from 0, at least 0
 */
public record MixMatchOptions(float temperature, float mixing, float weight, int rampUpSteps) {
    /**
     * Berthelot et al. 2019, section 4.1: T = 0.5, α = 0.75, λ_U = 75 (as for CIFAR-10), which it
     * reaches after 16,000 steps; a training of 650 steps ends at 3.
     */
    public static final MixMatchOptions DEFAULTS = new MixMatchOptions(0.5f, 0.75f, 75f, 16_000);

    /** Checks the ranges. */
    public MixMatchOptions {
        require(temperature > 0 && temperature <= 1, "temperature", temperature, "in (0, 1]");
        require(mixing > 0 && mixing <= 10, "mixing", mixing, "in (0, 10]");
        require(weight >= 0, "weight", weight, "at least 0");
        require(rampUpSteps >= 0, "rampUpSteps", rampUpSteps, "at least 0");
    }

    /**
     * The weight at a step.
     *
     * @param step number of the step, from 0
     */
    float weight(long step) {
        return rampUpSteps == 0 ? weight : weight * Math.min(1, (float) step / rampUpSteps);
    }

    private static void require(boolean fulfilled, String name, float found, String wanted) {
        if (!fulfilled)
            throw new IllegalArgumentException(
                    "The MixMatch option '"
                            + name
                            + "' must be "
                            + wanted
                            + ", but is "
                            + found
                            + ".");
    }
}
