// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the engine says when it cannot start, and how it starts without the GPU's library. */
class EngineStartTest {
    private static final String CACHE = "DJL_CACHE_DIR";

    @TempDir private Path folder;

    @AfterEach
    void unlink() throws Exception {
        Files.deleteIfExists(folder.resolve("cache/pytorch"));
    }

    private String start(String left, Map<String, String> environment, String... options)
            throws Exception {
        EngineProcess run =
                EngineProcess.run(folder, EngineStartProbe.class, left, environment, options);
        assertEquals(0, run.code(), run.out());
        return run.out();
    }

    @Test
    void cacheFolderThatCannotBeWrittenIsNamed() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        String out = start(null, Map.of(CACHE, file.toString()));
        assertTrue(
                out.startsWith(
                        "The PyTorch engine cannot start: The cache folder "
                                + file
                                + " cannot be written: it is a file, no folder."),
                out);
        assertTrue(out.contains("Set the environment variable DJL_CACHE_DIR"), out);
    }

    @Test
    void whatGoesWrongInTheBackgroundIsToldToWhoNeedsTheEngine() throws Exception {
        Map<String, String> environment =
                Map.of(CACHE, Files.createFile(folder.resolve("file")).toString());
        assertEquals(start(null, environment), start(null, environment, "-Dbackground=true"));
    }

    @Test
    void afterARefreshOfTheMenusItAsksForARestartAndTheOldOneStillWorks() throws Exception {
        EngineProcess run = EngineProcess.run(folder, ReloadedClassesProbe.class, null, Map.of());
        assertEquals(0, run.code(), run.out());
        List<String> lines = run.out().lines().toList();
        assertEquals(3, lines.size(), run.out());
        assertTrue(lines.get(0).startsWith("PyTorch 2.7.1"), run.out());
        assertTrue(
                lines.get(1).contains("ImageJ has read its plug-ins again (Help > Refresh Menus"),
                run.out());
        assertTrue(lines.get(1).endsWith("Restart ImageJ."), run.out());
        assertEquals(lines.get(0), lines.get(2));
    }

    @Test
    void startsFromAFolderWithSpacesAndOtherLettersThanAToZ() throws Exception {
        // the one test that unpacks PyTorch, 450 MB
        Path cache = folder.resolve("Ünï cödé 文件");
        String out = start(null, Map.of(CACHE, cache.toString()));
        assertTrue(out.startsWith("RUNS PyTorch 2.7.1"), out);
        assertTrue(out.contains(" from " + cache), out);
    }

    @Test
    void missingJarWithPyTorchIsNamed() throws Exception {
        String out = start(EngineProcess.LIBRARY, Map.of(CACHE, folder.toString()));
        String jar = "pytorch-native-cpu-2.7.1-" + SystemName.current().classifier();
        assertTrue(
                out.startsWith("The PyTorch engine cannot start: The jar " + jar + " is missing."),
                out);
    }

    @Test
    void missingJarWithTheBridgeIsNamed() throws Exception {
        String out = start(EngineProcess.BRIDGE, Map.of(CACHE, folder.toString()));
        assertTrue(out.contains("cannot start: The jar pytorch-jni is missing."), out);
    }

    @Test
    void gpuLibraryThatIsGoneGivesWayToTheCpus() throws Exception {
        Path cache = cacheBesideTheRealOne();
        new GpuLibrary(folder.resolve("gone"), false, null).remember(cache);
        String out = start(null, Map.of(CACHE, cache.toString()));
        assertTrue(out.startsWith("RUNS PyTorch 2.7.1"), out);
        assertTrue(
                out.contains(
                        "MultiMix computes on the CPU, since the installed GPU library is not used."
                                + " There is no folder "
                                + folder.resolve("gone")),
                out);
        assertTrue(GpuLibrary.remembered(cache).orElseThrow().failure() == null, "it may return");
    }

    @Test
    void gpuLibraryThatCannotBeLoadedIsSwitchedOff() throws Exception {
        if (SystemName.current().isWindows()) return; // there a restart is asked for
        Path cache = cacheBesideTheRealOne();
        Path fake = FakeLibTorch.create(folder.resolve("libtorch"), SystemName.current());
        new GpuLibrary(fake, false, null).remember(cache);
        String out = start(null, Map.of(CACHE, cache.toString()));
        assertTrue(out.contains("RUNS PyTorch 2.7.1"), out); // after a warning of Java's
        assertTrue(out.contains("not used. It cannot be loaded: "), out);
        String failure = GpuLibrary.remembered(cache).orElseThrow().failure();
        assertTrue(failure.contains("It is switched off"), failure);
        String again = start(null, Map.of(CACHE, cache.toString()));
        assertTrue(again.contains("not used. " + failure), again);
    }

    @Test
    void gpuLibraryThatIsLoadedInPartNeedsARestart() throws Exception {
        if (!SystemName.current().isLinux()) return; // the others cannot tell
        Path cache = cacheBesideTheRealOne();
        Path fake = FakeLibTorch.create(folder.resolve("libtorch"), SystemName.current());
        Files.copy(
                unpacked().resolve("libc10.so"),
                fake.resolve("lib/libc10.so"),
                StandardCopyOption.REPLACE_EXISTING);
        new GpuLibrary(fake, false, null).remember(cache);
        String out = start(null, Map.of(CACHE, cache.toString()));
        assertTrue(out.contains("The installed GPU library does not start."), out);
        assertTrue(out.contains("restart ImageJ, which will then use the CPU"), out);
        assertTrue(
                start(null, Map.of(CACHE, cache.toString())).startsWith("RUNS PyTorch"),
                "the start after");
    }

    @Test
    void gpuLibraryThatEndedTheProgramIsSwitchedOff() throws Exception {
        Path cache = cacheBesideTheRealOne();
        Path fake = FakeLibTorch.create(folder.resolve("libtorch"), SystemName.current());
        new GpuLibrary(fake, false, null).remember(cache);
        Files.writeString(cache.resolve("multimix-gpu.starting"), "999999999999");
        String out = start(null, Map.of(CACHE, cache.toString()));
        assertTrue(out.startsWith("RUNS PyTorch 2.7.1"), out);
        assertTrue(out.contains("The last start with it ended the program"), out);
        assertFalse(Files.exists(cache.resolve("multimix-gpu.starting")));
    }

    @Test
    void libraryPathOfTheUserIsTakenWithoutTheFlavor() throws Exception {
        // DJL alone looks for a bridge "cpu-precxx11" then, which it does not have
        Path libraries = unpacked();
        String out = start(null, Map.of("PYTORCH_LIBRARY_PATH", libraries.toString()));
        assertTrue(out.startsWith("RUNS PyTorch 2.7.1"), out);
        assertTrue(out.contains(" from " + libraries), out);
    }

    @Test
    void settingsAreAfterTheStartAsBefore() throws Exception {
        String out = start(null, Map.of("PYTORCH_LIBRARY_PATH", unpacked().toString()));
        assertTrue(out.startsWith("RUNS PyTorch 2.7.1"), out);
        for (String key : List.of("ai.djl.offline", "PYTORCH_LIBRARY_PATH", "PYTORCH_FLAVOR"))
            assertTrue(out.contains(key + "=null"), out);
        String path = "-DPYTORCH_LIBRARY_PATH=" + unpacked();
        out = start(null, Map.of(), path, "-Dai.djl.offline=false");
        assertTrue(out.contains(" from " + unpacked()), out);
        assertTrue(out.contains("ai.djl.offline=false"), out);
        assertTrue(out.contains("PYTORCH_LIBRARY_PATH=" + unpacked()), out);
    }

    /** Where this JVM's engine runs from. */
    private static Path unpacked() {
        return Engines.facts().libraries().toAbsolutePath();
    }

    /** A cache folder with settings of its own, but the libraries that are unpacked already. */
    private Path cacheBesideTheRealOne() throws Exception {
        Path cache = Files.createDirectories(folder.resolve("cache"));
        Path real = unpacked().getParent();
        // without the link, on Windows, it is unpacked again
        if (!SystemName.current().isWindows())
            Files.createSymbolicLink(cache.resolve("pytorch"), real);
        return cache;
    }
}
