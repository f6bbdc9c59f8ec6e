// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.hostile;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads each file of a folder once, in little memory, and prints how it ended and how long that
 * took. A file's name begins with that of its kind: {@code model-bomb.zip}.
 *
 * <p>Usage: {@code java -Xmx64m -cp ... sc.fiji.multimix.hostile.ReadFiles FOLDER}
 */
public final class ReadFiles {
    private ReadFiles() {}

    public static void main(String... arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<FileKind> kinds = FileKinds.all(Files.createTempDirectory("kinds"));
        List<Path> files;
        try (Stream<Path> entries = Files.list(Path.of(arguments[0]))) {
            files = entries.sorted().toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            FileKind kind =
                    kinds.stream()
                            .filter(each -> name.startsWith(each.name() + "-"))
                            .findFirst()
                            .orElseThrow();
            long start = System.nanoTime();
            String outcome = outcome(kind, file);
            double seconds = (System.nanoTime() - start) / 1e9;
            out.printf(Locale.ROOT, "%s (%.2f s) %s%n", name, seconds, outcome);
        }
        System.exit(0);
    }

    private static String outcome(FileKind kind, Path file) {
        try {
            kind.reader().read(file);
            return "READ";
        } catch (Throwable e) { // whatever it is: that is what is tested
            String problem = Outcome.problem(e);
            return problem == null ? "refused: " + e.getMessage() : "FAILED: " + problem + ": " + e;
        }
    }
}
