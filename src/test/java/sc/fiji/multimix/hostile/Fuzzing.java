// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.hostile;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads damaged files of a kind, one after the other, in one place of a folder. */
final class Fuzzing {
    private static final int MOST_REPORTS = 20;

    private final FileKind kind;
    private final Path file;
    private final Watchdog watchdog;
    private final PrintStream out;
    private final Map<String, Integer> failures = new HashMap<>();
    private long read;
    private long refused;

    Fuzzing(FileKind kind, Path folder, Watchdog watchdog, PrintStream out) throws IOException {
        this.kind = kind;
        this.watchdog = watchdog;
        this.out = out;
        file = Files.createDirectories(folder.resolve(kind.name())).resolve(kind.fileName());
    }

    /** Reads the input of a number, and reports what must not happen. */
    void run(long number) throws IOException {
        byte[] input = kind.input(number);
        Files.write(file, input);
        watchdog.begin(kind.name(), number);
        try {
            kind.reader().read(file);
            read++;
        } catch (Throwable e) { // whatever it is: that is what is tested
            refused++;
            String problem = Outcome.problem(e);
            if (number < kind.files().size() && !kind.name().equals(FileKinds.MIXED))
                problem = "an undamaged file is refused";
            if (problem != null) report(number, problem, e);
        } finally {
            watchdog.end();
        }
    }

    /** Once for each place that it comes from. */
    private void report(long number, String problem, Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        String place = problem + e.getClass() + (trace.length > 0 ? trace[0] : "");
        if (failures.merge(place, 1, Integer::sum) > 1 || failures.size() > MOST_REPORTS) return;
        out.println("FAILED " + kind.name() + " " + number + ": " + problem);
        e.printStackTrace(out);
    }

    /** Inputs that ended as they must not. */
    int failures() {
        return failures.values().stream().mapToInt(count -> count).sum();
    }

    /** A line on what was done so far. */
    String summary() {
        return kind.name()
                + ": "
                + read
                + " read, "
                + refused
                + " refused, "
                + failures()
                + " failed in "
                + failures.size()
                + " ways";
    }
}
