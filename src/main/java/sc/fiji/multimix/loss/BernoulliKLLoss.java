// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/**
 * Kullback-Leibler divergence of the foreground probabilities of two masks, {@code KL(p || q) = p ·
 * log(p/q) + (1-p) · log((1-p)/(1-q))}, averaged over all pixels.
 *
 * <p>Logits of p (labeled images) and q (unlabeled images): (N, 1, H, W), element i against element
 * i. Result: scalar, at least 0; 0 when both are equal. Computed from the logits, so that it stays
 * finite.
 *
 * <p>Source: MultiMix, eq. (2), L_u. Differs from the reference code: that takes a softmax over the
 * single channel, which is constant, so its term is always zero.
 */
public final class BernoulliKLLoss {
    private BernoulliKLLoss() {}

    /** The mean over all pixels, a scalar. */
    public static NDArray evaluate(NDArray logitsP, NDArray logitsQ) {
        NDArray p = Activation.sigmoid(logitsP);
        NDArray foreground = logSigmoid(logitsP).sub(logSigmoid(logitsQ));
        NDArray background = logSigmoid(logitsP.neg()).sub(logSigmoid(logitsQ.neg()));
        return p.mul(foreground).add(p.neg().add(1f).mul(background)).mean();
    }

    private static NDArray logSigmoid(NDArray logits) {
        return Activation.softPlus(logits.neg()).neg();
    }
}
