// SPDX-License-Identifier: BSD-2-Clause
/**
 * Programs that do the suite's work for hours, also in all the ways that fail, and look whether
 * anything is left over, differs or gets stuck; short runs of them are tests. Begin with {@link
 * sc.fiji.multimix.soak.LeakSoak}.
 */
package sc.fiji.multimix.soak;
