// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.metrics;

import java.util.Locale;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** Times the distances of blobs and of noise, whose boundary is most of the image, 2048 × 2048. */
final class BoundaryDistancesBenchmark {
    private static final int SIDE = 2048;

    private BoundaryDistancesBenchmark() {}

    public static void main(String[] arguments) {
        for (int run = 0; run < 5; run++) {
            time("blobs", disk(1000, 1000, 700), disk(1100, 950, 650));
            time(
                    "noise",
                    TestMasks.random(SIDE, SIDE, 0.5, 1),
                    TestMasks.random(SIDE, SIDE, 0.3, 2));
        }
    }

    private static void time(
            String name, Img<UnsignedByteType> truth, Img<UnsignedByteType> prediction) {
        long start = System.nanoTime();
        BoundaryDistances distances = BoundaryDistances.of(truth, prediction, 0.1, 0.2);
        long distancesEnd = System.nanoTime();
        double similarity = StructuralSimilarity.of(truth, prediction);
        long end = System.nanoTime();
        System.out.printf(
                Locale.ROOT,
                "%s: %s in %d ms, SSIM %.3f in %d ms%n",
                name,
                distances,
                (distancesEnd - start) / 1_000_000,
                similarity,
                (end - distancesEnd) / 1_000_000);
    }

    private static Img<UnsignedByteType> disk(int centerX, int centerY, int radius) {
        int[] pixels = new int[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            int x = i % SIDE - centerX;
            int y = i / SIDE - centerY;
            pixels[i] = x * x + y * y <= radius * radius ? 1 : 0;
        }
        return TestMasks.of(SIDE, pixels);
    }
}
