// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * What all methods say of one slice.
 *
 * @param className the class explained
 * @param probability of that class, as the model classifies the slice, in [0, 1]
 * @param mask the predicted foreground, 255, of the slice's size; null if the model does not
 *     segment
 * @param inputWarning what is unusual about the slice, see {@link
 *     sc.fiji.multimix.inference.InputCheck}; empty if nothing is
 * @param explanations one per method, in the order of {@link Explainer}
 */
public record ExplainedSlice(
        String className,
        double probability,
        Img<UnsignedByteType> mask,
        String inputWarning,
        List<Explanation> explanations) {
    /** Copies the list. */
    public ExplainedSlice {
        explanations = List.copyOf(explanations);
    }
}
