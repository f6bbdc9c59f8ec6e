// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

/** Mixes two gray values as Pillow's {@code Image.blend} does, to the last bit. */
final class Blend {
    private Blend() {}

    /**
     * The value {@code from + factor·(to - from)} in single precision, cut to 0..255, its fraction
     * dropped.
     */
    static int blend(int from, int to, float factor) {
        return Math.max(0, Math.min(255, (int) (from + factor * (to - from))));
    }

    /** Refuses what is no factor of an enhancement. */
    static void check(float factor) {
        if (!(factor >= 0 && factor < Float.POSITIVE_INFINITY))
            throw new IllegalArgumentException(
                    "An enhancement factor must be finite and at least 0, but is " + factor);
    }
}
