// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.NativeJars.Library;

class NativeJarsTest {
    private static final SystemName LINUX = new SystemName("linux", "x86_64");
    private static final Library MAC = new Library("2.7.1-20250812", "cpu", "osx-aarch64");
    private static final Library PC = new Library("2.7.1-20250812", "cpu", "linux-x86_64");

    @Test
    void jarsOfTheTestsAreInOrder() {
        NativeJars jars = NativeJars.find(getClass().getClassLoader());
        assertEquals("2.7.1", jars.engineVersion());
        assertEquals("2.7.1-0.35.1", jars.jniVersion());
        assertEquals(Optional.empty(), jars.trouble(SystemName.current()));
        assertTrue(jars.library(SystemName.current()).orElseThrow().folder().startsWith("2.7.1-"));
    }

    @Test
    void missingJarsAreNamed() {
        assertTrouble(
                "The jar pytorch-engine is missing.", new NativeJars(null, "2.7.1-0.35.1", all()));
        assertTrouble("The jar pytorch-jni is missing.", new NativeJars("2.7.1", null, all()));
        assertTrouble(
                "The jar pytorch-native-cpu-2.7.1-linux-x86_64 is missing.",
                new NativeJars("2.7.1", "2.7.1-0.35.1", List.of()));
    }

    @Test
    void jarOfAnotherPlatformIsTold() {
        assertTrouble(
                "The jar pytorch-native-cpu is for osx-aarch64, but this computer is linux-x86_64.",
                new NativeJars("2.7.1", "2.7.1-0.35.1", List.of(MAC)));
    }

    @Test
    void bridgeOfAnotherVersionIsTold() {
        assertTrouble(
                "The jars pytorch-engine (for PyTorch 2.7.1) and pytorch-jni (2.5.1-0.31.0) do not"
                        + " belong together.",
                new NativeJars("2.7.1", "2.5.1-0.31.0", all()));
    }

    @Test
    void libraryOfAnotherReleaseIsTold() {
        assertTrouble(
                "The jar pytorch-native-cpu is of PyTorch 2.5.1, but pytorch-engine needs 2.7.1.",
                new NativeJars("2.7.1", "2.7.1-0.35.1", List.of(MAC, old("2.5.1-20241021"))));
        assertTrouble(
                "The jar pytorch-native-cpu is of PyTorch 2.7.10, but pytorch-engine needs 2.7.1.",
                new NativeJars("2.7.1", "2.7.1-0.35.1", List.of(old("2.7.10"))));
    }

    @Test
    void ofTwoLibrariesTheOneThatDjlTakesCounts() {
        Library older = old("2.5.1-20241021");
        NativeJars jars = new NativeJars("2.7.1", "2.7.1-0.35.1", List.of(older, PC));
        assertEquals(Optional.of(PC), jars.library(LINUX));
        assertEquals(Optional.empty(), jars.trouble(LINUX), "the check of the jars tells");
    }

    private static Library old(String version) {
        return new Library(version, "cpu", "linux-x86_64");
    }

    @Test
    void jarsOfOtherPlatformsBesideTheRightOneDoNotMatter() {
        assertEquals(
                Optional.empty(), new NativeJars("2.7.1", "2.7.1-0.35.1", all()).trouble(LINUX));
    }

    private static List<Library> all() {
        return List.of(MAC, PC);
    }

    private static void assertTrouble(String found, NativeJars jars) {
        Trouble trouble = jars.trouble(LINUX).orElseThrow();
        assertEquals(found, trouble.found());
        assertTrue(trouble.advice().matches(".*(restart|start it again)\\..*"), trouble.advice());
    }
}
