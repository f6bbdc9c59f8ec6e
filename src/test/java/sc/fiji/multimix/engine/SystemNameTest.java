// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SystemNameTest {
    @Test
    void hasTheWordsOfPyTorchsJars() {
        assertEquals("linux-x86_64", SystemName.of("Linux", "amd64").classifier());
        assertEquals("win-x86_64", SystemName.of("Windows 11", "amd64").classifier());
        assertEquals("osx-aarch64", SystemName.of("Mac OS X", "aarch64").classifier());
    }

    @Test
    void namesLibrariesAsTheSystemDoes() {
        assertEquals("libtorch.so", SystemName.of("Linux", "amd64").libraryFile("torch"));
        assertEquals("torch.dll", SystemName.of("Windows 10", "amd64").libraryFile("torch"));
        assertEquals("libtorch.dylib", SystemName.of("Mac OS X", "aarch64").libraryFile("torch"));
    }

    @Test
    void packagedSystemsAreInOrder() {
        assertEquals(Optional.empty(), SystemName.of("Linux", "amd64").trouble());
        assertEquals(Optional.empty(), SystemName.current().trouble());
    }

    @Test
    void oldJavaOf32BitsIsTold() {
        Trouble trouble = SystemName.of("Windows 10", "x86").trouble().orElseThrow();
        assertEquals("This Java is a 32-bit one (x86), PyTorch needs 64 bits.", trouble.found());
    }

    @Test
    void systemWithoutPyTorchIsTold() {
        Trouble trouble = SystemName.of("Mac OS X", "x86_64").trouble().orElseThrow();
        assertTrue(trouble.found().contains("(osx-x86_64)"), trouble.found());
        assertTrue(trouble.advice().contains("arm64"), trouble.advice());
    }
}
