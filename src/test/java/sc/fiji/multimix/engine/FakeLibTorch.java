// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with the files of a LibTorch with CUDA, all of them empty. */
public final class FakeLibTorch {
    private static final List<String> LIBRARIES =
            List.of("torch", "torch_cpu", "torch_cuda", "c10", "c10_cuda");

    private FakeLibTorch() {}

    /** Makes it, of the version needed. */
    public static Path create(Path folder, SystemName system) throws IOException {
        return create(folder, system, LibTorchFolder.VERSION);
    }

    /** Makes it, of any version. */
    public static Path create(Path folder, SystemName system, String version) throws IOException {
        Path libraries = Files.createDirectories(folder.resolve("lib"));
        for (String library : LIBRARIES)
            Files.createFile(libraries.resolve(system.libraryFile(library)));
        Files.writeString(folder.resolve("build-version"), version + "\n");
        return folder;
    }
}
