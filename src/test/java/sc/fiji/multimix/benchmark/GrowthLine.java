// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

/**
 * A line through measured times: {@code fixed + slope · x}, with the least sum of squared relative
 * errors, so that the small cases count as much as the large ones.
 *
 * @param fixed time that does not grow
 * @param slope time per unit of x
 * @param deviation largest relative deviation of a time from the line, at least 0
 */
record GrowthLine(double fixed, double slope, double deviation) {
    /**
     * Fits a line.
     *
     * @param x what grows, at least two different values
     * @param times positive, as many
     */
    static GrowthLine through(double[] x, double[] times) {
        double weights = 0;
        double sumX = 0;
        double sumT = 0;
        double sumXX = 0;
        double sumXT = 0;
        for (int i = 0; i < x.length; i++) {
            double weight = 1 / (times[i] * times[i]);
            weights += weight;
            sumX += weight * x[i];
            sumT += weight * times[i];
            sumXX += weight * x[i] * x[i];
            sumXT += weight * x[i] * times[i];
        }
        double slope = (weights * sumXT - sumX * sumT) / (weights * sumXX - sumX * sumX);
        double fixed = (sumT - slope * sumX) / weights;
        return new GrowthLine(fixed, slope, deviation(x, times, fixed, slope));
    }

    /** The same of a line without a fixed time: how far the growth is from proportional. */
    static GrowthLine proportional(double[] x, double[] times) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            double relative = x[i] / times[i];
            sum += relative;
            squares += relative * relative;
        }
        double slope = sum / squares;
        return new GrowthLine(0, slope, deviation(x, times, 0, slope));
    }

    private static double deviation(double[] x, double[] times, double fixed, double slope) {
        double deviation = 0;
        for (int i = 0; i < x.length; i++)
            deviation = Math.max(deviation, Math.abs(times[i] / (fixed + slope * x[i]) - 1));
        return deviation;
    }

    double at(double x) {
        return fixed + slope * x;
    }
}
