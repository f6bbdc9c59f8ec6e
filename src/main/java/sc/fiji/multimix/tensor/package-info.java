/** The only place where pixels (X, Y) become arrays (N, C, H, W) and back. */
package sc.fiji.multimix.tensor;
