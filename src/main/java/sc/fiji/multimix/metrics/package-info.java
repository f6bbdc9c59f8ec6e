// SPDX-License-Identifier: BSD-2-Clause
/**
 * Scores of masks and classes: plain nouns, one per file, each with a static {@code of} that
 * returns a double, or a small record where several numbers come from one computation ({@link
 * sc.fiji.multimix.metrics.BoundaryDistances}, {@link sc.fiji.multimix.metrics.ConfusionMatrix},
 * the curves). What is not defined is NaN. Open {@link sc.fiji.multimix.metrics.DiceCoefficient}
 * first.
 */
package sc.fiji.multimix.metrics;
