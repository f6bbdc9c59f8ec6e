// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A JVM that a test starts, in the same place of the world as the tests' own. */
public final class TestJvm {
    /** Language, region, time zone and charset: see the profile {@code odd-places} of the pom. */
    private static final List<String> PLACE =
            List.of(
                    "-Duser.language=",
                    "-Duser.region=",
                    "-Duser.country=",
                    "-Duser.timezone=",
                    "-Dfile.encoding=");

    private TestJvm() {}

    /** The tests read what it prints as UTF-8; the second name is that of Java 17. */
    private static final List<String> CONSOLE =
            List.of(
                    "-Dstdout.encoding=UTF-8",
                    "-Dsun.stdout.encoding=UTF-8",
                    "-Dstderr.encoding=UTF-8",
                    "-Dsun.stderr.encoding=UTF-8");

    /** The beginning of a command line: this Java, and the options that say where it is. */
    public static List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments())
            if (PLACE.stream().anyMatch(option::startsWith)) command.add(option);
        command.addAll(CONSOLE);
        return command;
    }

    /** The same with the rest of the command line. */
    public static List<String> command(String... rest) {
        return Stream.concat(command().stream(), Stream.of(rest)).toList();
    }
}
