// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Random operations of the {@link OperationPool}, one after the other: each is drawn with
 * replacement, at a random strength, and is applied with probability 1/2.
 *
 * <p>Source: Cubuk et al. 2020 (RandAugment) in the form of FixMatch, which MultiMix's reference
 * code uses ({@code RandAugmentMC}).
 *
 * @param draws number of operations drawn
 * @param strengthBound strengths are 1 to this number minus 1, at most 9
 */
public record RandAugment(int draws, int strengthBound) implements Augmentation {
    /** Values of the reference code, n = 2 and m = 10. */
    public static final RandAugment DEFAULTS = new RandAugment(2, 10);

    public RandAugment {
        if (draws < 0)
            throw new IllegalArgumentException(
                    "The number of drawn operations must be at least 0, but is " + draws);
        if (strengthBound < 2 || strengthBound > OperationPool.MAX_STRENGTH)
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "The bound of the strength must be in 2..%d, but is %d",
                            OperationPool.MAX_STRENGTH,
                            strengthBound));
    }

    @Override
    public List<ImageOperation> draw(Img<UnsignedByteType> image, SplittableRandom random) {
        return draw(random);
    }

    /** Draws the operations to apply: none up to {@link #draws()} of them. */
    List<ImageOperation> draw(SplittableRandom random) {
        OperationPool[] pool = OperationPool.values();
        List<ImageOperation> operations = new ArrayList<>();
        for (int i = 0; i < draws; i++) {
            OperationPool drawn = pool[random.nextInt(pool.length)];
            int strength = random.nextInt(1, strengthBound);
            if (random.nextBoolean())
                operations.add(
                        drawn.operation(strength, drawn.hasDirection() && random.nextBoolean()));
        }
        return operations;
    }
}
