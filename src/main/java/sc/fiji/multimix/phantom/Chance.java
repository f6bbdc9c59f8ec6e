// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

import java.util.SplittableRandom;

/**
 * Random draws that are the same on every Java version and platform: only {@link
 * SplittableRandom}'s specified bits and {@link StrictMath} are used.
 */
final class Chance {
    private final SplittableRandom random;

    Chance(SplittableRandom random) {
        this.random = random;
    }

    /** A source of its own, so that draws added to one organ do not change the others. */
    Chance split() {
        return new Chance(random.split());
    }

    /** Even in [from, to). */
    double uniform(double from, double to) {
        return from + (to - from) * ((random.nextLong() >>> 11) * 0x1p-53);
    }

    /** Normal with mean 0 and standard deviation 1, by Box and Muller 1958. */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(0, 1)));
        return radius * StrictMath.cos(2 * StrictMath.PI * uniform(0, 1));
    }

    /** Normal, but never further than two standard deviations from the mean. */
    double about(double mean, double deviation) {
        return mean + deviation * Math.max(-2, Math.min(2, normal()));
    }

    /** Whether an event of the given probability happens. */
    boolean happens(double probability) {
        return uniform(0, 1) < probability;
    }

    /** A whole number from 0 to count - 1. */
    int below(int count) {
        return (int) uniform(0, count);
    }
}
