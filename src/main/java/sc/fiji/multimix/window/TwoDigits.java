// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;

/** Writes numbers with two digits that count, as a logarithmic axis needs them: 160, 1.6, 0.016. */
final class TwoDigits extends NumberFormat {
    private static final long serialVersionUID = 1;
    private static final MathContext DIGITS = new MathContext(2);

    @Override
    public StringBuffer format(double number, StringBuffer text, FieldPosition position) {
        BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
        return text.append(rounded.toPlainString());
    }

    @Override
    public StringBuffer format(long number, StringBuffer text, FieldPosition position) {
        return format((double) number, text, position);
    }

    @Override
    public Number parse(String source, ParsePosition position) {
        return getInstance(Locale.ROOT).parse(source, position);
    }
}
