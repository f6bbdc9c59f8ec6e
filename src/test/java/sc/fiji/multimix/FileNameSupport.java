// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.nio.file.Path;

/** Whether the tests' Java can name files in all letters; the pom sees to it. */
public final class FileNameSupport {
    private FileNameSupport() {}

    /** Fails, for a test of such names must not be skipped unnoticed, and says what to do. */
    public static void require() {
        assertDoesNotThrow(
                () -> Path.of("ü日本語"),
                "Java takes file names to be written in "
                        + System.getProperty("sun.jnu.encoding")
                        + ". Run the tests by Maven, or with the environment variable"
                        + " LC_ALL=C.UTF-8.");
    }
}
