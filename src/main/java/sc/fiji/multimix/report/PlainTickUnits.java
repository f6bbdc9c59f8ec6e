// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnit;
import org.jfree.chart.axis.TickUnitSource;

/**
 * The ticks of an axis with labels that have a decimal point whatever the language, as many
 * decimals as the distance of the ticks needs, and no thousands separator.
 */
record PlainTickUnits(TickUnitSource units) implements TickUnitSource {
    private static final int MOST_DECIMALS = 12;

    /** Gives an axis such labels; where its ticks are does not change. */
    static void apply(NumberAxis axis) {
        if (axis.getStandardTickUnits() != null
                && !(axis.getStandardTickUnits() instanceof PlainTickUnits))
            axis.setStandardTickUnits(new PlainTickUnits(axis.getStandardTickUnits()));
        if (!axis.isAutoTickUnitSelection()) axis.setTickUnit(plain(axis.getTickUnit()));
    }

    private static NumberTickUnit plain(TickUnit unit) {
        StringBuilder pattern = new StringBuilder("0");
        for (int i = 0; i < decimals(unit.getSize()); i++) pattern.append(i == 0 ? ".0" : "0");
        return new NumberTickUnit(
                unit.getSize(),
                new DecimalFormat(
                        pattern.toString(), DecimalFormatSymbols.getInstance(Locale.ROOT)),
                unit.getMinorTickCount());
    }

    /** Fewest decimals with which multiples of a size can be written. */
    private static int decimals(double size) {
        double scaled = size;
        int decimals = 0;
        while (decimals < MOST_DECIMALS
                && Math.abs(scaled - Math.rint(scaled)) > 1e-6 * Math.abs(scaled)) {
            scaled *= 10;
            decimals++;
        }
        return decimals;
    }

    @Override
    public TickUnit getLargerTickUnit(TickUnit unit) {
        return plain(units.getLargerTickUnit(unit));
    }

    @Override
    public TickUnit getCeilingTickUnit(TickUnit unit) {
        return plain(units.getCeilingTickUnit(unit));
    }

    @Override
    public TickUnit getCeilingTickUnit(double size) {
        return plain(units.getCeilingTickUnit(size));
    }
}
