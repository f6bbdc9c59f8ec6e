// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.util.SplittableRandom;

/** Batches of noise with masks of noise, of two classes. */
public final class RandomBatch {
    private static final int CLASSES = 2;

    private RandomBatch() {}

    /**
     * A batch with all streams of MultiMix. The classes take turns; of every third unlabeled image
     * none is known.
     *
     * @param images per stream
     * @param ratio unlabeled classification images per labeled one
     * @param side of the images in pixels
     */
    public static TrainingBatch of(int images, int ratio, int side, SplittableRandom random) {
        byte[] masks = gray(images, side, random);
        for (int i = 0; i < masks.length; i++) masks[i] = (byte) (masks[i] & 1);
        int[] labels = new int[images];
        for (int i = 0; i < labels.length; i++) labels[i] = i % CLASSES;
        int[] hidden = new int[ratio * images];
        for (int i = 0; i < hidden.length; i++) hidden[i] = i % 3 == 2 ? -1 : i % CLASSES;
        return new TrainingBatch(
                side,
                gray(images, side, random),
                masks,
                gray(images, side, random),
                gray(images, side, random),
                labels,
                gray(ratio * images, side, random),
                gray(ratio * images, side, random),
                new byte[0],
                hidden);
    }

    /** Images one after the other, row after row. */
    public static byte[] gray(int images, int side, SplittableRandom random) {
        byte[] gray = new byte[images * side * side];
        random.nextBytes(gray);
        return gray;
    }
}
