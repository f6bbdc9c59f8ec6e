// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

/**
 * Scales the distance of the gray values from their mean: 0 is a flat gray, 1 the image itself,
 * more has more contrast. Source: Pillow, {@code ImageEnhance.Contrast}, reproduced bit for bit.
 *
 * @param factor at least 0
 */
public record Contrast(float factor) implements LookupOperation {
    public Contrast {
        Blend.check(factor);
    }

    @Override
    public int[] table(int[] histogram) {
        int mean = roundedMean(histogram);
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) table[i] = Blend.blend(mean, i, factor);
        return table;
    }

    private static int roundedMean(int[] histogram) {
        long sum = 0;
        long count = 0;
        for (int i = 0; i < 256; i++) {
            sum += (long) i * histogram[i];
            count += histogram[i];
        }
        return (int) ((double) sum / (double) count + 0.5);
    }
}
