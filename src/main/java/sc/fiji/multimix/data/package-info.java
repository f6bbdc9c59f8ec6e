/**
 * Labeled and unlabeled images on disk, their split, seeded sampling and batches. The prepared
 * images are kept by {@link sc.fiji.multimix.data.PlaneStore}, in memory and beyond that in a
 * temporary file. Open {@link sc.fiji.multimix.data.TrainingData} first.
 */
package sc.fiji.multimix.data;
