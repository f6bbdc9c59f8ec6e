// SPDX-License-Identifier: BSD-2-Clause
/**
 * Synthetic chest radiographs from a simple physical model, the suite's embedded sample data. Open
 * {@link sc.fiji.multimix.phantom.ChestPhantom} first.
 */
package sc.fiji.multimix.phantom;
