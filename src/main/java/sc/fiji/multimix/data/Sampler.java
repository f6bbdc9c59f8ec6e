// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.util.SplittableRandom;

/**
 * An endless order of the images 0..n-1: pass after pass over all of them, each pass shuffled anew.
 *
 * <p>The image at a position depends on the seed, the stream and the position only, whichever
 * positions were asked before and from whatever thread.
 */
public final class Sampler {
    private final int size;
    private final long seed;
    private final long stream;
    private volatile Pass recent = new Pass(-1, new int[0]);

    /** The order of one pass over all images. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Pass(long number, int[] order) {}

    /**
     * @param size number of images, at least 1
     * @param seed the training's seed
     * @param stream tells apart the orders that one training needs
     */
    public Sampler(int size, long seed, long stream) {
        if (size < 1)
            throw new IllegalArgumentException(
                    "Sampling needs at least one image, but there are " + size);
        this.size = size;
        this.seed = seed;
        this.stream = stream;
    }

    /**
     * The image at a position of the endless order.
     *
     * @param position from 0
     * @return its index, 0 to n-1
     */
    public int index(long position) {
        if (position < 0)
            throw new IllegalArgumentException("Positions start at 0, but this is " + position);
        long number = position / size;
        Pass pass = recent;
        if (pass.number != number) {
            pass = new Pass(number, shuffle(SeedMix.random(seed, stream, number)));
            recent = pass;
        }
        return pass.order[(int) (position % size)];
    }

    /** Fisher and Yates' shuffle. */
    private int[] shuffle(SplittableRandom random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
