// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.tensor.ImageTensors;

/**
 * How strongly each pixel moves the score, {@code |d logit / d pixel|}, of the image's size: the
 * map of MultiMix's bridge.
 *
 * <p>Source: Simonyan et al. 2014; Haque et al. 2021 (MELBA), section 2.3.
 */
final class GradientSaliency implements SaliencyMethod {
    @Override
    public String label() {
        return "Gradient";
    }

    @Override
    public int passes() {
        return 1;
    }

    @Override
    public Img<FloatType> map(NDArray image, ClassScore score) {
        try (NDManager scope = image.getManager().newSubManager()) {
            NDArray gradient = score.gradient(image);
            gradient.attach(scope);
            return ImageTensors.plane(gradient.abs(), 0);
        }
    }
}
