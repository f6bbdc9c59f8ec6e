/**
 * MultiMix for Fiji: one network that classifies an image and segments its anatomy, trained from a
 * few labels and many unlabeled images. Open {@code MultiMix} first: it is the whole API on one
 * page.
 */
package sc.fiji.multimix;
