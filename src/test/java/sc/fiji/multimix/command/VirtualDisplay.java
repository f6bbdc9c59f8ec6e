// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** An X server without a screen (Xvfb) for tests that open windows; else the computer's display. */
public final class VirtualDisplay implements AutoCloseable {
    private final Process server;
    private final String name;

    private VirtualDisplay(Process server, String name) {
        this.server = server;
        this.name = name;
    }

    /**
     * Skips the test if no window can be opened here, or with {@code -Dmultimix.display=required}
     * lets it fail.
     */
    public static void require() {
        String lack =
                "This test needs an X server and a Java that opens windows, and they are not both"
                        + " here: apt-get install xvfb openjdk-17-jre";
        if ("required".equals(System.getProperty("multimix.display"))) assertTrue(canBeHad(), lack);
        else assumeTrue(canBeHad(), lack);
    }

    /** Whether windows can be opened here: not by a "headless" Java. */
    private static boolean canBeHad() {
        boolean linux = System.getProperty("os.name").equals("Linux");
        boolean java =
                !linux
                        || Files.exists(
                                Path.of(System.getProperty("java.home"), "lib/libawt_xawt.so"));
        return java && (hasServer() || !linux || System.getenv("DISPLAY") != null);
    }

    private static boolean hasServer() {
        String path = System.getenv("PATH");
        if (path == null) return false;
        for (String folder : path.split(File.pathSeparator, -1))
            if (Files.isExecutable(Path.of(folder, "Xvfb"))) return true;
        return false;
    }

    /** Starts the server, which chooses a number that is free. */
    public static VirtualDisplay open() throws IOException {
        if (!hasServer()) {
            String display = System.getenv("DISPLAY"); // none on Windows and macOS
            return new VirtualDisplay(null, display == null ? "" : display);
        }
        Process server =
                new ProcessBuilder(
                                "Xvfb",
                                "-displayfd",
                                "1",
                                "-screen",
                                "0",
                                "1366x768x24",
                                "-nolisten",
                                "tcp")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        BufferedReader output = server.inputReader(StandardCharsets.UTF_8);
        String number = output.readLine();
        if (number == null) throw new IOException("Xvfb does not start");
        return new VirtualDisplay(server, ":" + number.strip());
    }

    /** What the environment variable DISPLAY is to be. */
    public String name() {
        return name;
    }

    @Override
    public void close() {
        if (server != null) server.destroy();
    }
}
