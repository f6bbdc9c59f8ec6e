// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.util.List;

/**
 * The class of one image.
 *
 * @param classNames names of all classes, in the model's order
 * @param probabilities probability of each class (softmax), summing to 1
 */
public record Classification(List<String> classNames, List<Float> probabilities) {
    /** Copies the lists. */
    public Classification {
        classNames = List.copyOf(classNames);
        probabilities = List.copyOf(probabilities);
    }

    /** Index of the most probable class. */
    public int index() {
        int best = 0;
        for (int k = 1; k < probabilities.size(); k++)
            if (probabilities.get(k) > probabilities.get(best)) best = k;
        return best;
    }

    /** Name of the most probable class. */
    public String className() {
        return classNames.get(index());
    }

    /** Probability of the most probable class, in (0, 1]. */
    public float confidence() {
        return probabilities.get(index());
    }
}
