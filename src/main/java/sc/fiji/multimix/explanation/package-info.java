// SPDX-License-Identifier: BSD-2-Clause
/**
 * Several saliency methods for one image, side by side, with how far each can be trusted. Open
 * {@link sc.fiji.multimix.explanation.Explainer} first.
 */
package sc.fiji.multimix.explanation;
