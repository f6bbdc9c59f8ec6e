// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import java.util.Arrays;

/**
 * Histogram equalization: a monotonic change of the gray values that makes all of them about
 * equally frequent. Images with fewer than 255 pixels below their brightest value stay as they are.
 * Source: Pillow, {@code ImageOps.equalize}, reproduced bit for bit.
 */
public record Equalize() implements LookupOperation {
    @Override
    public int[] table(int[] histogram) {
        int brightest = 255;
        while (brightest > 0 && histogram[brightest] == 0) brightest--;
        int step = (Arrays.stream(histogram).sum() - histogram[brightest]) / 255;
        int[] table = LookupOperation.unchanged();
        if (step == 0) return table;
        int cumulated = step / 2;
        for (int i = 0; i < 256; i++) {
            table[i] = cumulated / step;
            cumulated += histogram[i];
        }
        return table;
    }
}
