// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

/**
 * Multiplies the gray values: 0 is black, 1 the image itself, more is brighter. Source: Pillow,
 * {@code ImageEnhance.Brightness}, reproduced bit for bit.
 *
 * @param factor at least 0
 */
public record Brightness(float factor) implements LookupOperation {
    public Brightness {
        Blend.check(factor);
    }

    @Override
    public int[] table(int[] histogram) {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) table[i] = Blend.blend(0, i, factor);
        return table;
    }
}
