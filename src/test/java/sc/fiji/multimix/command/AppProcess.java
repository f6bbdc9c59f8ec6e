// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import sc.fiji.multimix.TestJvm;

/**
 * The packaged suite, started as a user does, without a display.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
public record AppProcess(int code, String out, String err) {
    /** Name of the file that lists loaded classes. */
    static final String CLASSES = "classes.txt";

    // no path: it would have to be quoted on Windows
    private static final String LIST_CLASSES = "-Xlog:class+load:file=" + CLASSES;

    /** The Java that runs this. */
    public static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** The packaged suite. */
    public static final Path JAR = Path.of(System.getProperty("multimix.app"), "multimix.jar");

    /** Starts {@code java -jar multimix.jar ARGUMENTS} and waits for its end. */
    static AppProcess run(Path folder, String... arguments) throws Exception {
        return start(folder, List.of("-jar", JAR.toString()), arguments);
    }

    /** The same; the classes that Java loads are listed in the folder's {@link #CLASSES}. */
    static AppProcess runListingClasses(Path folder, String... arguments) throws Exception {
        return start(folder, List.of(LIST_CLASSES, "-jar", JAR.toString()), arguments);
    }

    /** The same with the commands of the tests. */
    static AppProcess runWithProbe(Path folder, String... arguments) throws Exception {
        return start(folder, withTests(MultiMixApp.class), arguments);
    }

    /**
     * A class of the tests with the suite on its class path, and a display; the classes that Java
     * loads are listed in the folder's {@link #CLASSES}.
     */
    static AppProcess session(Path folder, String display, Class<?> type, String... arguments)
            throws Exception {
        List<String> options = new ArrayList<>(withTests(type));
        options.add(0, LIST_CLASSES);
        options.add(0, "-Duser.home=" + folder); // no preferences of the computer's user
        return start(folder, display, options, arguments);
    }

    private static List<String> withTests(Class<?> main) throws URISyntaxException {
        Path tests =
                Path.of(
                        ProbeCommand.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        return List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                JAR + File.pathSeparator + tests,
                main.getName());
    }

    /** Writes a macro and runs it with the commands of the tests. */
    static AppProcess macro(Path folder, String... lines) throws Exception {
        Path macro = Files.writeString(folder.resolve("test.ijm"), String.join("\n", lines));
        return runWithProbe(folder, "--headless", macro.toString());
    }

    private static AppProcess start(Path folder, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        return start(folder, null, options, arguments);
    }

    private static AppProcess start(
            Path folder, String display, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        List<String> call = new ArrayList<>(TestJvm.command());
        call.addAll(options);
        call.addAll(List.of(arguments));
        if (display == null) return call(folder, Map.of(), call);
        // DJL's folder is in the home that the process does not see
        String cache =
                System.getenv()
                        .getOrDefault(
                                "DJL_CACHE_DIR", System.getProperty("user.home") + "/.djl.ai");
        return call(folder, Map.of("DISPLAY", display, "DJL_CACHE_DIR", cache), call);
    }

    /**
     * Calls any program and waits for its end.
     *
     * @param folder working folder, which gets {@code out.txt} and {@code err.txt}
     * @param environment variables beside this process's; without DISPLAY among them it has none
     */
    public static AppProcess call(Path folder, Map<String, String> environment, List<String> call)
            throws IOException, InterruptedException {
        File out = folder.resolve("out.txt").toFile();
        File err = folder.resolve("err.txt").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(call)
                        .directory(folder.toFile())
                        .redirectOutput(out)
                        .redirectError(err);
        builder.environment().remove("DISPLAY");
        builder.environment().putAll(environment);
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
