// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The class path of the tests, for a JVM that a test starts. */
public final class TestClassPath {
    private TestClassPath() {}

    /** That of this JVM, however the tests were started. */
    public static String current() {
        if (!(TestClassPath.class.getClassLoader() instanceof URLClassLoader loader))
            return System.getProperty("java.class.path");
        return Arrays.stream(loader.getURLs())
                .map(URL::toString)
                .map(URI::create)
                .map(url -> Path.of(url).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
