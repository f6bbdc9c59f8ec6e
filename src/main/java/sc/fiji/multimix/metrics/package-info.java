// SPDX-License-Identifier: BSD-2-Clause
/**
 * Scores of masks and classes: plain nouns, one per file, each with a static {@code of} that
 * returns a double. Open {@link sc.fiji.multimix.metrics.DiceCoefficient} first.
 */
package sc.fiji.multimix.metrics;
