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
import sc.fiji.multimix.engine.OutOfMemory;

class MemoryEstimateTest {
    private static final double GIB = 1L << 30;

    @Test
    void isNotMoreThanWhatWasMeasured() {
        // /proc/self/status: VmHWM 854 MiB after a step of 256 px, 2211 of 512 px, batch 1, and
        // 278 MiB after one of 32 px
        assertMeasured(854 - 278, 256);
        assertMeasured(2211 - 278, 512);
    }

    private static void assertMeasured(double mebibytes, int resolution) {
        double measured = mebibytes * (1 << 20);
        TrainingOptions options = TrainingOptions.PAPER.withResolution(resolution);
        double estimated = MemoryEstimate.bytes(options, PartPlan.of(Device.cpu(), options, 1));
        assertTrue(estimated <= measured, estimated + " > " + measured);
        assertTrue(estimated > 0.8 * measured, estimated + " < " + measured);
    }

    @Test
    void ofSeveralDevicesIsThatOfTheLargestShare() {
        TrainingOptions options = TrainingOptions.PAPER.withBatch(3);
        Device gpu = Device.gpu();
        double image = MemoryEstimate.bytes(options, PartPlan.of(gpu, options, 3));
        assertEquals(2 * image, MemoryEstimate.bytes(options, PartPlan.of(gpu, options, 2)));
        assertEquals(3 * image, MemoryEstimate.bytes(options, PartPlan.of(gpu, options, 1)));
    }

    @Test
    void mixMatchIsCountedWhole() {
        TrainingOptions options = TrainingOptions.PAPER.withBatch(200);
        MemoryEstimate.check(options.withSystem(TrainingSystem.ENC_SSL), GIB);
        String message = refusal(options.withSystem(TrainingSystem.ENC_MM), GIB);
        assertTrue(message.contains("200 images per stream at once"), message);
        assertTrue(message.endsWith("Choose a smaller batch, resolution or width."), message);
    }

    @Test
    void refusalNamesNeedAndMemory() {
        String message = refusal(TrainingOptions.PAPER.withResolution(1024), GIB);
        assertTrue(message.contains("1 image per stream at once at 1024 pixels and"), message);
        assertTrue(message.contains("7.5 GB"), message);
        assertTrue(message.contains("this computer has about 1.0 GB"), message);
        assertTrue(message.endsWith("Choose a smaller resolution or width."), message);
    }

    @Test
    void batchesPassInPartsWhateverTheirSize() {
        MemoryEstimate.check(TrainingOptions.PAPER.withBatch(100), GIB);
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
            assertTrue(OutOfMemory.is(e), e.getMessage());
        }
        assertTrue(OutOfMemory.is(new RuntimeException("CUDA out of memory.")));
        assertTrue(OutOfMemory.is(new OutOfMemoryError()));
        assertFalse(OutOfMemory.is(new RuntimeException("shape mismatch")));
    }
}
