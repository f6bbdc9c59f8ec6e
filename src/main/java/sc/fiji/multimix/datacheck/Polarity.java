// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * Looks for images that are dark where the others are bright, by the correlation of each thumbnail
 * with the mean of the others. Where images have nothing in common, it finds nothing.
 */
final class Polarity {
    /** With fewer images the mean says little. */
    private static final int FEWEST = 5;

    /** Correlation that most images must have with their mean, for it to be a pattern. */
    private static final double ALIKE = 0.3;

    /** Correlation below which an image is the opposite of the mean. */
    private static final double OPPOSITE = -0.3;

    private Polarity() {}

    static List<Problem> of(Task task, List<CheckedImage> images) {
        List<Problem> problems = new ArrayList<>();
        List<Path> inverted = inverted(images);
        if (!inverted.isEmpty())
            problems.add(
                    Problem.of(
                            ProblemKind.INVERTED,
                            Words.count(inverted.size(), "image looks", "images look")
                                    + " inverted against the others ("
                                    + task
                                    + "): dark where they are bright. Invert them (Edit > Invert)"
                                    + " or leave them out.",
                            inverted));
        addClasses(problems, images);
        return problems;
    }

    private static List<Path> inverted(List<CheckedImage> images) {
        if (images.size() < FEWEST) return List.of();
        double[] sum = sum(images);
        double[] correlations = new double[images.size()];
        for (int i = 0; i < correlations.length; i++) {
            double[] own = pattern(images.get(i)); // again: all of them would fill the memory
            double[] others = new double[sum.length];
            Arrays.setAll(others, k -> sum[k] - own[k]);
            correlations[i] = correlation(own, others);
        }
        double[] sorted = correlations.clone();
        Arrays.sort(sorted);
        if (sorted[sorted.length / 2] < ALIKE) return List.of();
        List<Path> inverted = new ArrayList<>();
        for (int i = 0; i < correlations.length; i++)
            if (correlations[i] < OPPOSITE) inverted.add(images.get(i).file());
        return inverted;
    }

    private static void addClasses(List<Problem> problems, List<CheckedImage> images) {
        Map<String, double[]> sums = new TreeMap<>();
        images.stream()
                .filter(image -> image.className() != null)
                .collect(Collectors.groupingBy(CheckedImage::className))
                .forEach(
                        (name, same) -> {
                            if (same.size() >= FEWEST) sums.put(name, sum(same));
                        });
        List<String> names = List.copyOf(sums.keySet());
        for (int i = 0; i < names.size(); i++)
            for (int j = i + 1; j < names.size(); j++)
                if (correlation(sums.get(names.get(i)), sums.get(names.get(j))) < OPPOSITE)
                    problems.add(
                            Problem.of(
                                    ProblemKind.CLASS_IS_INVERTED,
                                    "The images of "
                                            + names.get(i)
                                            + " look inverted against those of "
                                            + names.get(j)
                                            + ": the network would learn that instead of what you"
                                            + " mean. Invert those of one class.",
                                    List.of()));
    }

    /** The thumbnail with mean 0 and length 1. */
    private static double[] pattern(CheckedImage image) {
        Img<UnsignedByteType> thumbnail = image.thumbnail();
        double[] pattern = new double[(int) thumbnail.size()];
        int i = 0;
        for (UnsignedByteType pixel : thumbnail) pattern[i++] = pixel.get();
        double mean = Arrays.stream(pattern).average().orElse(0);
        double length = Math.sqrt(Arrays.stream(pattern).map(v -> (v - mean) * (v - mean)).sum());
        Arrays.setAll(pattern, k -> length == 0 ? 0 : (pattern[k] - mean) / length);
        return pattern;
    }

    private static double[] sum(List<CheckedImage> images) {
        double[] sum = pattern(images.get(0));
        for (CheckedImage image : images.subList(1, images.size())) {
            double[] pattern = pattern(image);
            Arrays.setAll(sum, k -> sum[k] + pattern[k]);
        }
        return sum;
    }

    /** Of values whose mean is 0. */
    private static double correlation(double[] a, double[] b) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }
}
