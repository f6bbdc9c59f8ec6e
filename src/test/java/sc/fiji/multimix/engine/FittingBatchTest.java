// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FittingBatchTest {
    private final List<Integer> tried = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final FittingBatch batch = new FittingBatch(8, lines::add);

    private int pass(int images, int room, RuntimeException failure) {
        tried.add(images);
        if (images > room) throw failure;
        return images;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUDA out of memory. Tried to allocate 2.00 GiB (GPU 0; 7.79 GiB total capacity)",
                "[enforce fail at alloc_cpu.cpp:119] err == 0. DefaultCPUAllocator: can't allocate"
                        + " memory: you tried to allocate 70368744177664 bytes. Error code 12"
                        + " (Cannot allocate memory)",
                "[enforce fail at alloc_cpu.cpp:72] data. DefaultCPUAllocator: not enough memory:"
                        + " you tried to allocate 70368744177664 bytes.",
                "std::bad_alloc",
                "could not create a memory object"
            })
    void isHalvedUntilItFitsAndStaysSo(String message) {
        EngineException failure = new EngineException(message);
        int done = 0;
        while (done < 11) done += batch.run(11 - done, images -> pass(images, 2, failure));
        assertEquals(11, done);
        assertEquals(List.of(8, 4, 2, 2, 2, 2, 2, 1), tried);
        assertEquals(
                List.of(
                        "The memory is not enough for 8 images at once; going on with 4.",
                        "The memory is not enough for 4 images at once; going on with 2."),
                lines);
    }

    @Test
    void memoryOfJavaCountsToo() {
        int done =
                batch.run(
                        3,
                        images -> {
                            if (images > 1) throw new OutOfMemoryError("Java heap space");
                            return images;
                        });
        assertEquals(1, done);
        assertEquals(1, lines.size());
    }

    @Test
    void oneImageThatDoesNotFitFails() {
        EngineException failure = new EngineException("CUDA out of memory.");
        assertSame(
                failure,
                assertThrows(
                        EngineException.class,
                        () -> batch.run(8, images -> pass(images, 0, failure))));
        assertEquals(List.of(8, 4, 2, 1), tried);
    }

    @Test
    void otherFailuresAreNotTriedAgain() {
        IllegalStateException failure = new IllegalStateException("shape mismatch");
        assertSame(
                failure,
                assertThrows(
                        IllegalStateException.class,
                        () -> batch.run(8, images -> pass(images, 0, failure))));
        assertEquals(List.of(8), tried);
        assertTrue(lines.isEmpty());
    }
}
