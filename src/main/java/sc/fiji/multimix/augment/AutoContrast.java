// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

/**
 * Stretches the gray values so that the darkest one becomes 0 and the brightest one 255; an image
 * of one value stays as it is. Source: Pillow, {@code ImageOps.autocontrast}, reproduced bit for
 * bit.
 */
public record AutoContrast() implements LookupOperation {
    @Override
    public int[] table(int[] histogram) {
        int low = 0;
        while (low < 255 && histogram[low] == 0) low++;
        int high = 255;
        while (high > 0 && histogram[high] == 0) high--;
        int[] table = LookupOperation.unchanged();
        if (high <= low) return table;
        double scale = 255.0 / (high - low);
        double offset = -low * scale;
        for (int i = 0; i < 256; i++) table[i] = (int) (i * scale + offset);
        return table;
    }
}
