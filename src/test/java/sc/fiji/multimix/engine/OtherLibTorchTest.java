// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherLibTorchTest {
    @TempDir private Path folder;

    private static final Path OWN = Path.of("/home/a/.djl.ai/pytorch/x");
    private static final String OTHER = "/opt/other tool/lib/libtorch_cpu.so";
    private static final LoadedFiles SYSTEM =
            () -> List.of(OWN + "/libtorch_cpu.so", OTHER, "/opt/other tool/lib/libc10.so");

    @Test
    void libraryOfAnotherFolderIsFound() {
        assertEquals(Optional.of(List.of(OTHER)), OtherLibTorch.loaded(SYSTEM, OWN));
    }

    @Test
    void allAreOthersIfOursIsNotLoaded() {
        assertEquals(2, OtherLibTorch.loaded(SYSTEM, null).orElseThrow().size());
    }

    @Test
    void namesOfAllSystemsAreKnown() {
        List<String> files =
                List.of(
                        "C:\\other\\torch_cpu.dll",
                        "C:\\other\\Torch.DLL",
                        "/Applications/other/libtorch_cpu.dylib",
                        "/opt/libtorch.so.2");
        assertEquals(Optional.of(files), OtherLibTorch.loaded(() -> files, OWN));
    }

    @Test
    void otherLibrariesAreNone() {
        List<String> files =
                List.of(
                        "/opt/libtorch_python.so",
                        "C:\\x\\mytorch_cpu.dll",
                        "/opt/libtorch_cpu/a.so");
        assertEquals(Optional.of(List.of()), OtherLibTorch.loaded(() -> files, OWN));
    }

    @Test
    void linkToOurFolderIsOurs() throws Exception {
        if (SystemName.current().isWindows()) return; // links need a right there
        Path real = Files.createDirectories(folder.resolve("real")).toRealPath();
        Path library = Files.createFile(real.resolve("libtorch_cpu.so"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        assertEquals(
                Optional.of(List.of()),
                OtherLibTorch.loaded(() -> List.of(library.toString()), link));
    }

    @Test
    void systemThatDoesNotTellIsNoFailure() {
        LoadedFiles old =
                () -> {
                    throw new UnsatisfiedLinkError("GetModuleHandleW");
                };
        LoadedFiles hidden =
                () -> {
                    throw new IOException("/proc/self/maps");
                };
        assertEquals(Optional.empty(), OtherLibTorch.loaded(old, OWN));
        assertEquals(Optional.empty(), OtherLibTorch.loaded(hidden, OWN));
    }

    @Test
    void ourOwnInThisJvmIsNone() {
        assertEquals(Optional.of(List.of()), OtherLibTorch.loaded(Engines.facts().libraries()));
    }

    @Test
    void engineOfAnotherClassLoaderIsFound() throws Exception {
        Path jar = EngineProcess.place("ai/djl/engine/Engine.class");
        URL[] path = {jar.toUri().toURL()};
        try (URLClassLoader other = new URLClassLoader(path, null);
                URLClassLoader none = new URLClassLoader(new URL[0], null)) {
            ClassLoader own = getClass().getClassLoader();
            assertEquals(
                    List.of(path[0].toString()),
                    OtherLibTorch.otherEngines(List.of(own, none, other, other)));
        }
    }
}
