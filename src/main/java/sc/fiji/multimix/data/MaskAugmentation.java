// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.util.Locale;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.multimix.augment.Augmentation;
import sc.fiji.multimix.augment.AugmentedPair;
import sc.fiji.multimix.augment.StrongAugmentation;
import sc.fiji.multimix.augment.WeakAugmentation;

/** How segmentation images are augmented, each together with its mask. */
public enum MaskAugmentation {
    /** Not at all, as in the reference code. */
    NONE,
    /** Flip and crop. */
    WEAK,
    /** Flip, crop and two operations of the pool; those that move pixels move the mask too. */
    STRONG;

    private static final Augmentation WEAK_VIEW = new WeakAugmentation();
    private static final Augmentation STRONG_VIEW = new StrongAugmentation();

    /** A view of an image with its mask. */
    AugmentedPair apply(Sample sample, SplittableRandom random) {
        if (this == NONE) return new AugmentedPair(sample.image(), sample.mask());
        Augmentation augmentation = this == WEAK ? WEAK_VIEW : STRONG_VIEW;
        return augmentation.apply(sample.image(), sample.mask(), random);
    }

    /** A view of an image without mask: the weak one, unless none is wanted at all. */
    Img<UnsignedByteType> applyUnlabeled(Sample sample, SplittableRandom random) {
        return this == NONE ? sample.image() : WEAK_VIEW.apply(sample.image(), random);
    }

    /** The word used in the model file. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
