// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

/**
 * One score of a model and of its supervised twin on the same validation images.
 *
 * @param score its name, for example "Dice"
 * @param with the model's, trained with unlabeled images
 * @param without the twin's, trained without them
 * @param low lower end of the 95 % bootstrap interval of the difference
 * @param high upper end; NaN, like the lower one, where it is not defined
 * @param images number of images
 */
public record ScoreGain(
        String score, double with, double without, double low, double high, int images) {
    /** What the unlabeled images gained; negative if they did harm. */
    public double difference() {
        return with - without;
    }

    /** Whether the interval of the difference lies above 0. */
    public boolean isBetter() {
        return low > 0;
    }

    /** Whether the interval of the difference lies below 0. */
    public boolean isWorse() {
        return high < 0;
    }
}
