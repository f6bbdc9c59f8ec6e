// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

/**
 * Keeps only the highest bits of each gray value. Source: Pillow, {@code ImageOps.posterize},
 * reproduced bit for bit.
 *
 * @param bits number of bits kept, 1 to 8
 */
public record Posterize(int bits) implements LookupOperation {
    public Posterize {
        if (bits < 1 || bits > 8)
            throw new IllegalArgumentException("Posterize keeps 1 to 8 bits, but got " + bits);
    }

    @Override
    public int[] table(int[] histogram) {
        int[] table = LookupOperation.unchanged();
        for (int i = 0; i < 256; i++) table[i] &= -1 << (8 - bits);
        return table;
    }
}
