// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * What the encoder makes of images.
 *
 * @param features the five stages' features, (N, w, H, W) ... (N, 16w, H/16, W/16)
 * @param logits class logits (N, classes); null if there is no class branch
 */
public record Encoding(NDList features, NDArray logits) {
    /** Gives the features back, as far as no graph needs them. */
    public void closeFeatures() {
        features.close();
    }
}
