// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.util.Arrays;

/**
 * What a network says of each validation image.
 *
 * @param dice Dice coefficient of each image with mask
 * @param labels true class of each image with label
 * @param probabilities of the classes of each of those
 */
@SuppressWarnings("ArrayRecordComponent") // handed on and never compared
record ImageScores(double[] dice, int[] labels, double[][] probabilities) {
    /** Index of the most probable class of each image with label. */
    int[] predicted() {
        return Arrays.stream(probabilities).mapToInt(ImageScores::largest).toArray();
    }

    /** Index of the largest value, the first of equal ones. */
    static int largest(double[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) if (values[k] > values[best]) best = k;
        return best;
    }
}
