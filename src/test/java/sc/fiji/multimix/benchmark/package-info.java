// SPDX-License-Identifier: BSD-2-Clause
/**
 * How fast the suite is: a program that times a training step, a prediction, the preparation of
 * batches and the analysis of a folder, each in the suite's own code. Open {@link
 * sc.fiji.multimix.benchmark.Benchmark} first. Timings never fail a test.
 */
package sc.fiji.multimix.benchmark;
