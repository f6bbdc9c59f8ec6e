// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

import ai.djl.ndarray.NDArray;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.tensor.ImageTensors;

/**
 * Where the encoder's last features speak for the class, 1/16 of the image's side: coarse, and
 * empty if nothing speaks for it.
 *
 * <p>Source: Selvaraju et al. 2017 (ICCV).
 */
final class GradCam implements SaliencyMethod {
    @Override
    public String label() {
        return "Grad-CAM";
    }

    @Override
    public int passes() {
        return 1;
    }

    @Override
    public Img<FloatType> map(NDArray image, ClassScore score) {
        try (NDArray map = score.gradCam(image)) {
            return ImageTensors.plane(map, 0);
        }
    }
}
