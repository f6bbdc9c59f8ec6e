// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.evaluation;

import sc.fiji.multimix.statistics.ConfidenceInterval;

/**
 * One number that says how well a model does on a set of images.
 *
 * @param key the name in files
 * @param label the name for people
 * @param unit of length; empty for a share
 * @param value mean over the images, or value for all of them; NaN if it is not defined
 * @param deviation standard deviation over the images; NaN if there is no value per image
 * @param interval by bootstrap, or Wilson's for a proportion that is the same in all drawn sets;
 *     null if none was wanted or it is not defined
 * @param images number of images for which it is defined; of a class's sensitivity, those of the
 *     class
 */
public record Measure(
        String key,
        String label,
        String unit,
        double value,
        double deviation,
        ConfidenceInterval interval,
        int images) {
    /** Whether there is a value. */
    public boolean isDefined() {
        return !Double.isNaN(value);
    }
}
