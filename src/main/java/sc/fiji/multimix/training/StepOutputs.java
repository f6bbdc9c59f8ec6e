// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.ndarray.NDArray;

/**
 * What one training step computed; what belongs to a task without data is null.
 *
 * @param saliency maps of labeled, then unlabeled segmentation images, (N or 2N, 1, H, W)
 * @param maskLogits of the same images
 * @param classLogits of labeled classification images, then strong views, (N + M, classes); of the
 *     mixed images with MixMatch
 * @param pseudoLabels what the weak views say
 * @param terms the terms of the loss
 * @param total eq. (5), the weighted sum of the terms
 */
record StepOutputs(
        NDArray saliency,
        NDArray maskLogits,
        NDArray classLogits,
        PseudoLabels pseudoLabels,
        LossTerms terms,
        NDArray total) {}
