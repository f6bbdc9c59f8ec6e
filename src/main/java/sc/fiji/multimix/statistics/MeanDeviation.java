// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.statistics;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Mean and standard deviation, in the unit of the values.
 *
 * @param mean NaN for no values
 * @param deviation standard deviation of the sample, with n - 1; NaN for fewer than two values
 * @param count number of values
 */
public record MeanDeviation(double mean, double deviation, int count) {
    /** Of the values that are not NaN; those are left out. */
    public static MeanDeviation of(double[] values) {
        double[] defined = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        double deviation = defined.length < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(defined));
        return new MeanDeviation(StatUtils.mean(defined), deviation, defined.length);
    }
}
