// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.util.SplittableRandom;

/**
 * Independent random numbers for each thing that has a number of its own: which batch, which
 * stream, which image. They depend on these numbers only, not on what was drawn before, so that
 * batches can be prepared in any order and training can go on at any batch.
 */
public final class SeedMix {
    /** The golden ratio's fraction, SplitMix64's increment. */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private SeedMix() {}

    /** The generator that belongs to a seed and the given numbers in this order. */
    public static SplittableRandom random(long seed, long... numbers) {
        return new SplittableRandom(mix(seed, numbers));
    }

    /** A seed of its own for the given numbers in this order. */
    static long mix(long seed, long... numbers) {
        long mixed = scramble(seed + GOLDEN);
        for (long number : numbers) mixed = scramble((mixed ^ number) + GOLDEN);
        return mixed;
    }

    /** SplitMix64's output function (Steele et al. 2014, variant 13 of Stafford). */
    private static long scramble(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
