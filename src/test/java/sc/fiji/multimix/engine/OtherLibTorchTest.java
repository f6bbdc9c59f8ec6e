// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OtherLibTorchTest {
    private static final List<String> MAPS =
            List.of(
                    "7f00-7f01 r-xp 00000000 fe:00 12 /home/a/.djl.ai/pytorch/x/libtorch_cpu.so",
                    "7f02-7f03 r--p 00001000 fe:00 12 /home/a/.djl.ai/pytorch/x/libtorch_cpu.so",
                    "7f04-7f05 r-xp 00000000 fe:00 13 /opt/other tool/lib/libtorch_cpu.so",
                    "7f06-7f07 r-xp 00000000 fe:00 14 /opt/other tool/lib/libc10.so",
                    "7f08-7f09 rw-p 00000000 00:00 0 [heap]",
                    "7f0a-7f0b rw-p 00000000 00:00 0");

    @Test
    void libraryOfAnotherFolderIsFoundOnce() {
        assertEquals(
                List.of("/opt/other tool/lib/libtorch_cpu.so"),
                OtherLibTorch.loaded(MAPS, Path.of("/home/a/.djl.ai/pytorch/x")));
    }

    @Test
    void allAreOthersIfOursIsNotLoaded() {
        assertEquals(2, OtherLibTorch.loaded(MAPS, null).size());
    }

    @Test
    void ourOwnInThisJvmIsNone() {
        assertEquals(List.of(), OtherLibTorch.loaded(Engines.facts().libraries()));
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
