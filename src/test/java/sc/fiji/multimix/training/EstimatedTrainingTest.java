// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.datacheck.TrainingEstimate;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.engine.Engines;

class EstimatedTrainingTest {
    private static final TrainingOptions OPTIONS =
            TrainingOptions.FAST
                    .withResolution(DiskImages.SIDE)
                    .withWidth(2)
                    .withBatch(2)
                    .withEpochs(3)
                    .withStepsPerEpoch(5)
                    .withDevice(DeviceChoice.CPU);
    private static final PartPlan PLAN = PartPlan.of(Device.cpu(), OPTIONS, 1);

    /** A clock on which everything takes a second. */
    private final AtomicLong nanos = new AtomicLong();

    @ParameterizedTest
    @EnumSource
    void addsStepsAndValidation(TrainingSystem system) {
        TrainingEstimate estimate = estimate(OPTIONS.withSystem(system));
        TrainingData data = DiskImages.data();
        int validated =
                (system.segments() ? data.validationMasks().size() : 0)
                        + (system.classifies() ? data.validationClasses().size() : 0);
        assertTrue(validated > 0);
        // 5 steps of a second; 8 validation images are predicted in a second
        assertEquals(5 + validated / 8.0, estimate.secondsPerEpoch(), 1e-9);
        assertEquals(3 * estimate.secondsPerEpoch(), estimate.seconds(), 1e-9);
        assertEquals(3, estimate.epochs());
        assertTrue(estimate.device().startsWith("CPU"), estimate.device());
        assertFalse(estimate.gpu());
    }

    @Test
    void theMemoryIsThatOfTheStepsAtLeast() {
        double bytes = estimate(OPTIONS).bytes();
        assertTrue(bytes >= MemoryEstimate.bytes(OPTIONS, PLAN), "" + bytes);
    }

    @Test
    void countsTheTwin() {
        TrainingEstimate estimate = estimate(OPTIONS.withTwin(true));
        assertTrue(estimate.twin());
        assertEquals(2 * 3 * estimate.secondsPerEpoch(), estimate.seconds(), 1e-9);
    }

    @Test
    void cancelEndsIt() {
        TrainingListener canceling =
                new TrainingListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public boolean isCanceled() {
                        return true;
                    }
                };
        assertThrows(
                CancellationException.class,
                () ->
                        EstimatedTraining.of(
                                DiskImages.data(),
                                OPTIONS,
                                Engines.devices(DeviceChoice.CPU),
                                canceling));
    }

    @Test
    void saysWhatToDoIfMemoryRunsOut() {
        OutOfMemoryError heap = new OutOfMemoryError("Java heap space");
        String ofJava = MemoryEstimate.failure(heap, OPTIONS, PLAN).getMessage();
        assertTrue(ofJava.startsWith("Java's memory is not enough"), ofJava);
        assertTrue(ofJava.contains("give ImageJ more (Edit > Options > Memory"), ofJava);
        RuntimeException cause = new RuntimeException("CUDA out of memory. Tried to allocate");
        assertEquals(
                "The memory is not enough for 2 images per stream at once, of 32 pixels and width 2:"
                        + " choose a smaller batch, resolution or width.",
                MemoryEstimate.failure(cause, OPTIONS, PLAN).getMessage());
    }

    @Test
    void doesNotChangeTheData() {
        TrainingData data = DiskImages.data();
        List<Integer> before = grays(data);
        EstimatedTraining.of(
                data, OPTIONS, Engines.devices(DeviceChoice.CPU), TrainingListener.NONE);
        assertEquals(before, grays(data));
    }

    private static List<Integer> grays(TrainingData data) {
        return data.labeledMasks().stream()
                .flatMap(sample -> sample.image().stream())
                .map(pixel -> pixel.get())
                .toList();
    }

    private TrainingEstimate estimate(TrainingOptions options) {
        return EstimatedTraining.of(
                DiskImages.data(),
                options,
                Engines.devices(DeviceChoice.CPU),
                TrainingListener.NONE,
                () -> nanos.getAndAdd(1_000_000_000));
    }
}
