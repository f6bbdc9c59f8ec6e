/**
 * The weak and the strong augmentation of MultiMix on 8-bit images, and the pool of operations they
 * draw from. Open {@link sc.fiji.multimix.augment.StrongAugmentation} first.
 */
package sc.fiji.multimix.augment;
