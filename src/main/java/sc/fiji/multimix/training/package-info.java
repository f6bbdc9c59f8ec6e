/**
 * The semi-supervised training step and loop, their options and listeners. Open {@link
 * sc.fiji.multimix.training.TrainingStep} first: it is the paper's algorithm on one screen; {@link
 * sc.fiji.multimix.training.Trainer} repeats it, steered by a {@link
 * sc.fiji.multimix.training.TrainingControl}.
 */
package sc.fiji.multimix.training;
