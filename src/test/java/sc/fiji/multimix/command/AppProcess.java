// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The packaged suite, started as a user does, without a display.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record AppProcess(int code, String out, String err) {
    private static final Path JAR = Path.of(System.getProperty("multimix.app"), "multimix.jar");

    /** Starts {@code java -jar multimix.jar ARGUMENTS} and waits for its end. */
    static AppProcess run(Path folder, String... arguments) throws Exception {
        return start(folder, List.of("-jar", JAR.toString()), arguments);
    }

    /** The same with the commands of the tests. */
    static AppProcess runWithProbe(Path folder, String... arguments) throws Exception {
        Path tests =
                Path.of(
                        ProbeCommand.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        return start(
                folder,
                List.of(
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        JAR + File.pathSeparator + tests,
                        MultiMixApp.class.getName()),
                arguments);
    }

    /** Writes a macro and runs it with the commands of the tests. */
    static AppProcess macro(Path folder, String... lines) throws Exception {
        Path macro = Files.writeString(folder.resolve("test.ijm"), String.join("\n", lines));
        return runWithProbe(folder, "--headless", macro.toString());
    }

    private static AppProcess start(Path folder, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        List<String> call = new ArrayList<>();
        call.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        call.addAll(options);
        call.addAll(List.of(arguments));
        File out = folder.resolve("out.txt").toFile();
        File err = folder.resolve("err.txt").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(call)
                        .directory(folder.toFile())
                        .redirectOutput(out)
                        .redirectError(err);
        builder.environment().remove("DISPLAY");
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("Still running: " + call);
        }
        return new AppProcess(
                process.exitValue(),
                Files.readString(out.toPath()).strip(),
                Files.readString(err.toPath()).strip());
    }
}
