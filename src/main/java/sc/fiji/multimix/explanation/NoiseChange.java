// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

import java.util.Arrays;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * How much a map changes when the image gets noise too weak to matter to a reader: 1 minus
 * Spearman's rank correlation of the map with that of the noisy image. 0 = the pixels keep their
 * order, 1 = nothing of it is left, up to 2 = reversed.
 *
 * <p>Maps are compared as the method makes them, before they are resized. A map without any order
 * (all pixels equal) correlates with none; two such maps have no change to tell, NaN.
 *
 * <p>Source: Ghorbani et al. 2019 (AAAI), who judge saliency maps of perturbed images by rank
 * correlation. Arun et al. 2021 (Radiology: AI) ask the same of two trainings of a network, by
 * SSIM.
 */
final class NoiseChange {
    /** Draws of the noise; the change is their mean. */
    static final int DRAWS = 3;

    /** Standard deviation of the noise as a share of the network's range, 5 of 255 gray values. */
    static final double NOISE = 0.02;

    private NoiseChange() {}

    /**
     * The change of one map.
     *
     * @param map of the image as it is
     * @param noisy of the image with noise, of the same size
     */
    static double of(Img<FloatType> map, Img<FloatType> noisy) {
        double[] a = values(map);
        double[] b = values(noisy);
        boolean flatA = isFlat(a);
        boolean flatB = isFlat(b);
        if (flatA && flatB) return Double.NaN;
        if (flatA || flatB) return 1;
        return 1 - new SpearmansCorrelation().correlation(a, b);
    }

    private static double[] values(Img<FloatType> map) {
        double[] values = new double[Math.toIntExact(map.size())];
        int i = 0;
        for (FloatType value : Views.flatIterable(map)) values[i++] = value.get();
        return values;
    }

    private static boolean isFlat(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }
}
