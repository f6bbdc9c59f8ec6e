// SPDX-License-Identifier: BSD-2-Clause
/**
 * Reading texts that anyone may have made: with limits on their size and depth, and every problem
 * as an error that a person can read. {@link sc.fiji.multimix.untrusted.UntrustedJson} first.
 */
package sc.fiji.multimix.untrusted;
