// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.hostile;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads damaged files of some or all kinds in a row; prints what ends in anything but success or an
 * error of the suite's own, and the rate.
 *
 * <p>Usage: {@code java -Xmx256m -cp ... sc.fiji.multimix.hostile.HostileFilesSoak KINDS COUNT
 * FIRST}, where KINDS are names with commas between them, or "all". A failure that was printed as
 * {@code FAILED tiff 1234} is repeated by {@code HostileFilesSoak tiff 1 1234}.
 */
public final class HostileFilesSoak {
    private static final int AT_ONCE = 1000;

    private HostileFilesSoak() {}

    public static void main(String... arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setProperty("java.awt.headless", "true");
        List<String> names = Arrays.asList(arguments[0].split(",", -1));
        long count = Long.parseLong(arguments[1]);
        long first = Long.parseLong(arguments[2]);
        Path folder = Files.createTempDirectory("hostile");
        Watchdog watchdog = new Watchdog(out);
        int failures = 0;
        for (FileKind kind : FileKinds.all(folder))
            if (names.contains("all") || names.contains(kind.name()))
                failures += read(new Fuzzing(kind, folder, watchdog, out), first, count, out);
        out.println(failures == 0 ? "No failures." : "Failures: " + failures);
        System.exit(failures == 0 ? 0 : 1); // whatever threads readers have left
    }

    private static int read(Fuzzing fuzzing, long first, long count, PrintStream out)
            throws IOException {
        long start = System.nanoTime();
        for (long done = 0; done < count; ) {
            long until = Math.min(count, done + AT_ONCE);
            for (; done < until; done++) fuzzing.run(first + done);
            if (done % (100L * AT_ONCE) == 0) print(fuzzing, done, start, out);
        }
        print(fuzzing, count, start, out);
        return fuzzing.failures();
    }

    private static void print(Fuzzing fuzzing, long done, long start, PrintStream out) {
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
                Locale.ROOT,
                "%s; %.0f s, %.0f per second%n",
                fuzzing.summary(),
                seconds,
                done / seconds);
    }
}
