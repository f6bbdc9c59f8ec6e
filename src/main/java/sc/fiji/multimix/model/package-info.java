// SPDX-License-Identifier: BSD-2-Clause
/**
 * A trained model on disk: weights, options, class names and a card in one zip. Open {@link
 * sc.fiji.multimix.model.ModelFile} first.
 */
package sc.fiji.multimix.model;
