// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.progress;

import java.time.Duration;
import java.util.Locale;

/** A time as a clock shows it. */
public final class ClockText {
    private ClockText() {}

    /** Minutes and seconds, from an hour on with the hours: "4:05", "1:04:05"; at least 0. */
    public static String of(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / 3600,
                        seconds / 60 % 60,
                        seconds % 60);
    }
}
