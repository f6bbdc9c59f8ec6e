// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * The strong view: flip and crop as in the {@link WeakAugmentation}, then {@link RandAugment} with
 * two operations.
 *
 * <p>Source: Haque et al. 2021 (MultiMix), strong augmentation. Differs from the reference code:
 * the crop has the weak view's padding of 12.5 % of the side, as in the paper, which has one crop
 * for both views; the code pads the strong view by 4 pixels whatever the image's size.
 */
public final class StrongAugmentation implements Augmentation {
    private final Augmentation flipAndCrop = new WeakAugmentation();
    private final Augmentation operations = RandAugment.DEFAULTS;

    @Override
    public List<ImageOperation> draw(Img<UnsignedByteType> image, SplittableRandom random) {
        List<ImageOperation> drawn = new ArrayList<>(flipAndCrop.draw(image, random));
        drawn.addAll(operations.draw(image, random));
        return drawn;
    }
}
