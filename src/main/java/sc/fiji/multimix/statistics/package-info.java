// SPDX-License-Identifier: BSD-2-Clause
/**
 * How sure a score is and whether two differ: intervals, spread, agreement and tests on plain
 * numbers. Open {@link sc.fiji.multimix.statistics.Bootstrap} first.
 */
package sc.fiji.multimix.statistics;
