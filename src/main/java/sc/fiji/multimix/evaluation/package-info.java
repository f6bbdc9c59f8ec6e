/**
 * How well a model does on images whose masks and classes are known, in numbers. Open {@code
 * ModelEvaluation} first.
 */
package sc.fiji.multimix.evaluation;
