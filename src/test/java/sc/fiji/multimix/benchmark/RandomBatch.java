// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.util.SplittableRandom;
import sc.fiji.multimix.data.TrainingBatch;

/** Batches of noise, with masks and labels of noise. */
final class RandomBatch {
    private static final int CLASSES = 2;

    private RandomBatch() {}

    /** A batch with all streams of MultiMix. */
    static TrainingBatch of(int images, int side, SplittableRandom random) {
        byte[] masks = gray(images, side, random);
        for (int i = 0; i < masks.length; i++) masks[i] = (byte) (masks[i] & 1);
        int[] labels = new int[images];
        for (int i = 0; i < images; i++) labels[i] = i % CLASSES;
        return new TrainingBatch(
                side,
                gray(images, side, random),
                masks,
                gray(images, side, random),
                gray(images, side, random),
                labels,
                gray(images, side, random),
                gray(images, side, random),
                new byte[0],
                labels);
    }

    /** Images one after the other, row after row. */
    static byte[] gray(int images, int side, SplittableRandom random) {
        byte[] gray = new byte[images * side * side];
        random.nextBytes(gray);
        return gray;
    }
}
