// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.engine.EngineProcess;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.engine.SystemName;
import sc.fiji.multimix.installation.Finding.State;
import sc.fiji.multimix.progress.ProgressListener;

/** The whole check: here, and in JVMs where something is missing. */
class InstallationCheckTest {
    private static final PlannedTraining SMALL = new PlannedTraining("a try", 32, 2, 1, 1, 10);

    @TempDir private Path folder;

    @Test
    void findsNothingWrongWhereTheTestsRun() {
        List<Finding> findings = check(SMALL).run(ProgressListener.NONE);
        assertEquals(
                List.of(),
                findings.stream().filter(finding -> finding.state() == State.PROBLEM).toList());
        for (Topic topic : Topic.values())
            assertTrue(findings.stream().anyMatch(f -> f.topic() == topic), topic.title());
        String text = InstallationText.of(findings);
        assertTrue(text.contains("PyTorch 2.7.1 started from "), text);
        assertTrue(text.contains("ImageJ in a test"), text);
        assertTrue(text.replaceAll("\\s+", " ").contains("images/s are trained on"), text);
    }

    @Test
    void speedIsLeftOutOnRequest() {
        List<Finding> findings = check(null).run(ProgressListener.NONE);
        assertFalse(findings.stream().anyMatch(finding -> finding.topic() == Topic.SPEED));
    }

    @Test
    void looksAtFoldersAndJarsBeforeTheEngineStarts() {
        List<String> messages = new ArrayList<>();
        check(null).run((message, fraction) -> messages.add(message));
        assertEquals(
                List.of("Looking at Java and folders", "Looking at jars", "Starting PyTorch"),
                messages);
    }

    @Test
    void endsWhenCanceled() {
        ProgressListener canceled =
                new ProgressListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public boolean isCanceled() {
                        return true;
                    }
                };
        assertThrows(CancellationException.class, () -> check(null).run(canceled));
    }

    @Test
    void cacheFolderThatCannotBeWrittenIsTheOneProblem() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        String text = run(null, file);
        assertTrue(text.startsWith("MultiMix installation: 1 problem"), text);
        assertTrue(text.contains("Cache folder: The cache folder " + file), text);
        assertTrue(text.replaceAll("\\s+", " ").contains("it is a file, no folder"), text);
        assertTrue(text.contains("PyTorch was not started"), text);
        assertTrue(text.contains("ai.djl.offline=null"), text);
        assertTrue(text.contains("OPT_OUT_TRACKING=null"), text);
    }

    @Test
    void otherPyTorchInTheProcessIsAProblemAndNoCrash() throws Exception {
        if (!SystemName.current().isLinux()) return; // elsewhere more libraries must be loaded
        Path other = Files.createDirectories(folder.resolve("other plug-in")).toRealPath();
        try (Stream<Path> files = Files.list(Engines.facts().libraries())) {
            for (Path file : files.toList()) Files.copy(file, other.resolve(file.getFileName()));
        }
        EngineProcess process =
                EngineProcess.run(
                        folder, OtherLibTorchProbe.class, null, Map.of(), "-Dother=" + other);
        assertEquals(0, process.code(), process.out());
        String text = process.out().replaceAll("\\s+", " ");
        String trouble =
                "Another PyTorch is loaded in this ImageJ already, most likely by another plug-in: "
                        + other.resolve("libtorch_cpu.so")
                        + ".";
        assertTrue(text.contains("MultiMix installation: 1 problem"), text);
        assertTrue(text.contains("PROBLEMS Engine: " + trouble), text);
        assertTrue(text.contains("The PyTorch engine cannot start: " + trouble), text);
    }

    @Test
    void missingNativeLibraryIsAProblemOfTheEngine() throws Exception {
        String text = run(EngineProcess.LIBRARY, folder.resolve("cache"));
        assertTrue(text.startsWith("MultiMix installation: 1 problem"), text);
        assertTrue(text.contains("Engine: The jar pytorch-native-cpu-2.7.1-"), text);
        assertTrue(text.contains("-> Copy it from MultiMix's folder 'jars'"), text);
    }

    @Test
    void missingBridgeIsAProblemOfTheJars() throws Exception {
        String text = run(EngineProcess.BRIDGE, folder.resolve("cache"));
        assertTrue(text.contains("Jars: The jar pytorch-jni-2.7.1-0.35.1 is missing."), text);
    }

    private String run(String left, Path cache) throws Exception {
        Map<String, String> environment = Map.of("DJL_CACHE_DIR", cache.toString());
        EngineProcess process =
                EngineProcess.run(folder, InstallationProbe.class, left, environment);
        assertEquals(0, process.code(), process.out());
        return process.out();
    }

    private static InstallationCheck check(PlannedTraining training) {
        return new InstallationCheck(List.of("ImageJ in a test"), List.of(), training);
    }
}
