// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibTorchFolderTest {
    private static final SystemName LINUX = new SystemName("linux", "x86_64");
    private static final SystemName WINDOWS = new SystemName("win", "x86_64");

    @TempDir private Path folder;

    @Test
    void isFoundByItsOwnFolderAndByItsLib() throws Exception {
        for (SystemName system : new SystemName[] {LINUX, WINDOWS}) {
            Path root = FakeLibTorch.create(folder.resolve(system.os()), system);
            LibTorchFolder wanted = new LibTorchFolder(root.resolve("lib"), "2.7.1+cu128");
            assertEquals(wanted, LibTorchFolder.read(root, system));
            assertEquals(wanted, LibTorchFolder.read(root.resolve("lib"), system));
            assertEquals("cu128", wanted.flavor());
        }
    }

    @Test
    void otherVersionIsRefusedWithBoth() throws Exception {
        Path root = FakeLibTorch.create(folder.resolve("a"), LINUX, "2.5.1+cu124");
        String message = refusal(root, LINUX);
        assertTrue(message.contains("is version 2.5.1+cu124, but MultiMix needs 2.7.1+cu128"));
        assertTrue(message.contains("CUDA 12.8"), message);
    }

    @Test
    void oneForAnotherSystemIsRefused() throws Exception {
        Path root = FakeLibTorch.create(folder.resolve("a"), WINDOWS);
        String message = refusal(root, LINUX);
        assertTrue(message.contains("no LibTorch with CUDA for linux-x86_64"), message);
        assertTrue(message.contains("It is one for Windows."), message);
    }

    @Test
    void oneForTheCpuIsRefused() throws Exception {
        Path root = FakeLibTorch.create(folder.resolve("a"), LINUX);
        Files.delete(root.resolve("lib/libtorch_cuda.so"));
        Files.delete(root.resolve("lib/libc10_cuda.so"));
        String message = refusal(root, LINUX);
        assertTrue(message.contains("it lacks libtorch_cuda.so, libc10_cuda.so."), message);
        assertTrue(message.contains("for the CPU only"), message);
    }

    @Test
    void unknownVersionIsRefused() throws Exception {
        Path root = FakeLibTorch.create(folder.resolve("a"), LINUX);
        Files.delete(root.resolve("build-version"));
        assertTrue(refusal(root, LINUX).contains("its version is not known"));
    }

    @Test
    void folderThatIsNotThereIsRefused() {
        assertTrue(refusal(folder.resolve("none"), LINUX).startsWith("There is no folder "));
    }

    @Test
    void cudaRuntimeIsFoundByItsStart() throws Exception {
        Path root = FakeLibTorch.create(folder.resolve("a"), LINUX);
        LibTorchFolder read = LibTorchFolder.read(root, LINUX);
        assertEquals(null, read.cudaRuntime());
        Path runtime = Files.createFile(root.resolve("lib/libcudart-c3a75b33.so.12"));
        assertEquals(runtime, read.cudaRuntime());
    }

    private static String refusal(Path root, SystemName system) {
        return assertThrows(IllegalArgumentException.class, () -> LibTorchFolder.read(root, system))
                .getMessage();
    }
}
