/** Scores of masks and classes: plain nouns that return a double. */
package sc.fiji.multimix.metrics;
