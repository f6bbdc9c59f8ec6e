// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.EngineFacts;
import sc.fiji.multimix.installation.Finding.State;

class DeviceCheckTest {
    private static EngineFacts facts(int gpus, boolean cuda, boolean driver, String refusal) {
        return new EngineFacts("PyTorch 2.7.1", Path.of("x"), 4, gpus, cuda, driver, refusal);
    }

    private static List<Finding> check(EngineFacts facts, String os) {
        return DeviceCheck.run(facts, os);
    }

    @Test
    void computerWithoutNvidiaIsInOrder() {
        List<Finding> findings = check(facts(0, false, false, null), "linux");
        assertEquals("CPU with 4 threads", findings.get(0).found());
        assertEquals(State.OK, findings.get(1).state());
        assertTrue(findings.get(1).found().startsWith("No GPU"));
        assertEquals(2, findings.size());
    }

    @Test
    void gpusAreCounted() {
        Finding gpu = check(facts(2, true, true, null), "linux").get(1);
        assertEquals(State.OK, gpu.state());
        assertTrue(gpu.found().startsWith("2 NVIDIA GPUs"), gpu.found());
    }

    @Test
    void driverWithoutCudaIsAHint() {
        Finding gpu = check(facts(0, false, true, null), "linux").get(1);
        assertEquals(State.NOTE, gpu.state());
        assertTrue(gpu.advice().contains("MultiMix Install GPU Support"), gpu.advice());
    }

    @Test
    void cudaWithoutGpuNamesThePathOnWindowsOnly() {
        EngineFacts facts = facts(0, true, true, null);
        assertTrue(check(facts, "win").get(1).advice().contains("on the PATH"));
        assertFalse(check(facts, "linux").get(1).advice().contains("PATH"));
    }

    @Test
    void refusedGpuLibraryIsANote() {
        Finding note = check(facts(0, false, true, "It is gone."), "linux").get(2);
        assertEquals(State.NOTE, note.state());
        assertTrue(note.found().endsWith("It is gone."), note.found());
    }

    @Test
    void otherPyTorchIsAProblemAndAnotherEngineANote() {
        assertEquals(List.of(), EngineCheck.others(Optional.of(List.of()), List.of()));
        Finding library =
                EngineCheck.others(Optional.of(List.of("/opt/libtorch_cpu.so")), List.of()).get(0);
        assertEquals(State.PROBLEM, library.state());
        assertTrue(library.found().contains("/opt/libtorch_cpu.so"), library.found());
        assertTrue(library.advice().contains("Restart"), library.advice());
        Finding engine =
                EngineCheck.others(Optional.of(List.of()), List.of("file:/a/api.jar")).get(0);
        assertEquals(State.NOTE, engine.state());
        assertTrue(engine.found().contains("file:/a/api.jar"), engine.found());
    }

    @Test
    void systemThatDoesNotTellOfOtherPyTorchIsANote() {
        Finding finding = EngineCheck.others(Optional.empty(), List.of()).get(0);
        assertEquals(State.NOTE, finding.state());
        assertTrue(finding.found().startsWith("This system does not tell"), finding.found());
    }

    @Test
    void onlineEngineIsANote() {
        assertEquals(State.OK, NetworkCheck.of(true).state());
        assertEquals(State.NOTE, NetworkCheck.of(false).state());
    }
}
