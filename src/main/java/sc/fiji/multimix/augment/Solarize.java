// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

/**
 * Inverts the gray values from a threshold on. Source: Pillow, {@code ImageOps.solarize},
 * reproduced bit for bit.
 *
 * @param threshold lowest gray value that is inverted, 0 to 256; 256 inverts none
 */
public record Solarize(int threshold) implements LookupOperation {
    public Solarize {
        if (threshold < 0 || threshold > 256)
            throw new IllegalArgumentException(
                    "The solarize threshold must be in 0..256, but is " + threshold);
    }

    @Override
    public int[] table(int[] histogram) {
        int[] table = LookupOperation.unchanged();
        for (int i = threshold; i < 256; i++) table[i] = 255 - i;
        return table;
    }
}
