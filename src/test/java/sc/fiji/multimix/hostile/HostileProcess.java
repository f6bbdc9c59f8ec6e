// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import sc.fiji.multimix.TestClassPath;

/**
 * A JVM of its own, with little memory, that reads hostile files: neither an exhausted memory nor a
 * native crash is that of the tests.
 *
 * @param code exit code
 * @param out what it printed
 */
record HostileProcess(int code, String out) {
    private static final long MINUTES = 10;

    /** Starts a program and returns at once. */
    static Started start(Path folder, String memory, Class<?> main, String... arguments)
            throws IOException {
        Path out = folder.resolve("out.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + memory, "-XX:+UseSerialGC", "-Djava.awt.headless=true"));
        command.add("-Djava.io.tmpdir=" + folder);
        command.add("-XX:ErrorFile=" + folder.resolve("crash.txt"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", TestClassPath.current());
        builder.redirectErrorStream(true).redirectOutput(out.toFile());
        return new Started(builder.start(), out);
    }

    /** A program that is running. */
    record Started(Process process, Path out) {
        /** Waits for its end. */
        HostileProcess end() throws IOException, InterruptedException {
            try {
                boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
                return new HostileProcess(ended ? process.exitValue() : -1, Files.readString(out));
            } finally {
                process.destroyForcibly();
            }
        }
    }
}
