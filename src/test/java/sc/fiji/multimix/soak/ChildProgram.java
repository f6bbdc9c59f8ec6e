// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import sc.fiji.multimix.TestClassPath;

/**
 * A main class of the tests that has run in a JVM of its own.
 *
 * @param code exit code
 * @param out what it printed
 */
record ChildProgram(int code, String out) {
    private static final long MINUTES = 4;

    /**
     * Runs a main class and waits for its end.
     *
     * @param folder for its output
     * @param options of the JVM
     */
    static ChildProgram run(Path folder, List<String> options, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        List<String> call = new ArrayList<>();
        call.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        call.add("-Djava.awt.headless=true");
        call.add("-Dai.djl.pytorch.num_threads=1");
        call.add("-XX:ErrorFile=" + folder.resolve("crash.txt"));
        call.addAll(options);
        call.addAll(List.of("-cp", TestClassPath.current(), main.getName()));
        call.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Process process =
                new ProcessBuilder(call)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        try {
            if (process.waitFor(MINUTES, TimeUnit.MINUTES))
                return new ChildProgram(process.exitValue(), Files.readString(out));
        } finally {
            process.destroyForcibly();
        }
        throw new IllegalStateException("Still running: " + Files.readString(out));
    }
}
