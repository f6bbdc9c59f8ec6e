/** Several saliency methods for one image, side by side, with how far each can be trusted. */
package sc.fiji.multimix.explanation;
