// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lines with the time of day at which they came, "HH:mm:ss". */
final class TimedLog {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Clock clock;

    TimedLog(Clock clock) {
        this.clock = clock;
    }

    /**
     * The line with the time before it; further lines of the same text stand below it, indented.
     */
    String stamped(String text) {
        return TIME.format(LocalTime.now(clock))
                + "  "
                + text.stripTrailing().replaceAll("\\R", "\n          ");
    }
}
