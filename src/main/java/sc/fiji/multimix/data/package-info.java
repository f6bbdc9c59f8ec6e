/**
 * Labeled and unlabeled images on disk, their split, seeded sampling and batches. Open {@link
 * sc.fiji.multimix.data.TrainingData} first.
 */
package sc.fiji.multimix.data;
