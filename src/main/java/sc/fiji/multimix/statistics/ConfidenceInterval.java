// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.statistics;

/**
 * Range in which a statistic lies with some confidence, in the statistic's unit.
 *
 * @param low lower end; NaN if not defined
 * @param high upper end; NaN if not defined
 * @param level confidence, in (0, 1), for example 0.95
 */
public record ConfidenceInterval(double low, double high, double level) {
    public ConfidenceInterval {
        if (!(level > 0 && level < 1))
            throw new IllegalArgumentException(
                    "The level of confidence must be in (0, 1), but is " + level);
        if (low > high)
            throw new IllegalArgumentException(
                    "The lower end of an interval must not exceed the upper one, but they are "
                            + low
                            + " and "
                            + high);
    }

    /** Whether both ends are numbers. */
    public boolean isDefined() {
        return !Double.isNaN(low) && !Double.isNaN(high);
    }
}
