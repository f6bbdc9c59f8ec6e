/**
 * Segmentation, classification and saliency of one image or a folder with a trained model. Open
 * {@link sc.fiji.multimix.inference.Predictor} first.
 */
package sc.fiji.multimix.inference;
