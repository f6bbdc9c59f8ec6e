// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.nio.file.Path;

/**
 * What a comparison has done.
 *
 * @param page the page with all results
 * @param cells number of trainings asked for
 * @param failures number of those that failed; their reasons are in {@code cells/NAME.error.txt}
 */
public record ComparisonSummary(Path page, int cells, int failures) {}
