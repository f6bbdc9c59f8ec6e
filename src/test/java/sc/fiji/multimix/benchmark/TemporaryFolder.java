// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scijava.util.FileUtils;

/** A folder that is gone, with all that is in it, when it is closed. */
public final class TemporaryFolder implements AutoCloseable {
    private final Path path;

    public TemporaryFolder() throws IOException {
        path = Files.createTempDirectory("multimix-benchmark");
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        FileUtils.deleteRecursively(path.toFile());
    }
}
