/**
 * Starting Deep Java Library's PyTorch engine, offline and once, and choosing the device it
 * computes on. Open {@link sc.fiji.multimix.engine.Engines} first.
 */
package sc.fiji.multimix.engine;
