// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

import ai.djl.ndarray.NDArray;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;

/** A way to say which pixels of an image count for the score of a class. */
interface SaliencyMethod {
    /** Name as in the literature, for labels and tables. */
    String label();

    /** Images that go through the network for one map. */
    int passes();

    /**
     * The map of one image.
     *
     * @param image as the network sees it, (1, 1, H, W), in [-1, 1]
     * @param score the score to explain
     * @return at least 0, of the method's own size and unit
     */
    Img<FloatType> map(NDArray image, ClassScore score);
}
