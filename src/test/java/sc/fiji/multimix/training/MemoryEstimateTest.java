// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;

class MemoryEstimateTest {
    private static final double GIB = 1L << 30;

    @Test
    void isWhatWasMeasured() {
        // /proc/self/status: VmHWM 2869 MiB after 3 steps, 274 MiB without them (32 px, batch 2)
        double measured = (2869.0 - 274) * (1 << 20);
        TrainingOptions options = TrainingOptions.PAPER.withBatch(4);
        assertEquals(measured, MemoryEstimate.bytes(options), 0.05 * measured);
    }

    @Test
    void ofSeveralDevicesIsThatOfTheLargestShare() {
        TrainingOptions options = TrainingOptions.PAPER.withBatch(3);
        double image = MemoryEstimate.bytes(options.withBatch(1));
        assertEquals(2 * image, MemoryEstimate.bytes(options, 2));
        assertEquals(image, MemoryEstimate.bytes(options, 3));
    }

    @Test
    void refusalNamesNeedMemoryAndTheBatchThatFits() {
        String message = refusal(TrainingOptions.PAPER.withBatch(20), 8 * GIB);
        assertTrue(message.contains("20 images per stream at 256 pixels and width 16"), message);
        assertTrue(message.contains("12.7 GB"), message);
        assertTrue(message.contains("this computer has about 8.0 GB"), message);
        assertTrue(message.contains("Choose a batch of 12 or less"), message);
        MemoryEstimate.check(TrainingOptions.PAPER.withBatch(12), 8 * GIB);
    }

    @Test
    void refusalOfASingleImageAsksForASmallerOne() {
        String message = refusal(TrainingOptions.PAPER.withResolution(4096).withBatch(1), 8 * GIB);
        assertTrue(message.endsWith("Choose a smaller resolution or width."), message);
    }

    private static String refusal(TrainingOptions options, double available) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> MemoryEstimate.check(options, available))
                .getMessage();
    }

    @Test
    void engineFailuresForWantOfMemoryAreKnown() {
        try (NDManager manager = Engines.get().newBaseManager(Device.cpu())) {
            Shape tooLarge = new Shape(1L << 46); // 256 TiB
            Exception e = assertThrows(Exception.class, () -> manager.zeros(tooLarge));
            assertTrue(MemoryEstimate.isOutOfMemory(e), e.getMessage());
        }
        assertTrue(MemoryEstimate.isOutOfMemory(new RuntimeException("CUDA out of memory.")));
        assertTrue(MemoryEstimate.isOutOfMemory(new OutOfMemoryError()));
        assertFalse(MemoryEstimate.isOutOfMemory(new RuntimeException("shape mismatch")));
    }
}
