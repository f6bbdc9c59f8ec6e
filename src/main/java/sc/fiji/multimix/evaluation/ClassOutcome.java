// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import java.nio.file.Path;
import sc.fiji.multimix.inference.Classification;

/**
 * One predicted class against the true one.
 *
 * @param name of the image inside its folder
 * @param image the image's file
 * @param label index of the true class
 * @param classification what the model says
 */
public record ClassOutcome(String name, Path image, int label, Classification classification) {
    /** Index of the predicted class. */
    public int predicted() {
        return classification.index();
    }

    /** Name of the true class. */
    public String labelName() {
        return classification.classNames().get(label);
    }

    /** Probability of a class, in [0, 1]. */
    public double probability(int index) {
        return classification.probabilities().get(index);
    }
}
