// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a model did on test images. A score that is not defined is left out.
 *
 * @param masks number of test images with masks
 * @param labels number of test images with classes
 * @param values mean over the images, or the value of all of them
 * @param f1 F1 of each class, by its name
 */
record TestScores(int masks, int labels, Map<Measure, Double> values, Map<String, Double> f1) {
    TestScores {
        EnumMap<Measure, Double> copy = new EnumMap<>(Measure.class);
        copy.putAll(values);
        copy.values().removeIf(value -> value.isNaN());
        values = Collections.unmodifiableMap(copy);
        Map<String, Double> classes = new LinkedHashMap<>(f1);
        classes.values().removeIf(value -> value.isNaN());
        f1 = Collections.unmodifiableMap(classes);
    }

    /** A score; NaN if it is not defined. */
    double get(Measure measure) {
        return values.getOrDefault(measure, Double.NaN);
    }

    /** The F1 of a class; NaN if it is not defined. */
    double f1(String className) {
        return f1.getOrDefault(className, Double.NaN);
    }
}
