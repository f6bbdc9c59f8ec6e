// SPDX-License-Identifier: BSD-2-Clause
/**
 * What leaves the computer, and what is written about whom. Start with {@link
 * sc.fiji.multimix.privacy.RefusedNetwork} and {@link sc.fiji.multimix.privacy.Markers}.
 */
package sc.fiji.multimix.privacy;
