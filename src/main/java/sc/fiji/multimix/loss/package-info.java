/** The terms of MultiMix's loss, eq. (1) to (5), one differentiable loss per file. */
package sc.fiji.multimix.loss;
