// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
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

    @ParameterizedTest
    @EnumSource
    void measuresEverySystem(TrainingSystem system) {
        TrainingEstimate estimate = estimate(OPTIONS.withSystem(system));
        assertTrue(estimate.secondsPerEpoch() > 0, estimate.toString());
        assertEquals(3 * estimate.secondsPerEpoch(), estimate.seconds(), 1e-9);
        assertTrue(
                estimate.bytes() >= MemoryEstimate.bytes(OPTIONS.withSystem(system)),
                estimate.toString());
        assertEquals(3, estimate.epochs());
        assertTrue(estimate.device().startsWith("CPU"), estimate.device());
    }

    @Test
    void countsTheTwin() {
        TrainingEstimate estimate = estimate(OPTIONS.withTwin(true));
        assertTrue(estimate.twin());
        assertTrue(
                estimate.seconds() > 3 * estimate.secondsPerEpoch(),
                "the twin takes time: " + estimate);
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
                                Engines.device(DeviceChoice.CPU),
                                canceling));
    }

    @Test
    void saysWhatToDoIfMemoryRunsOut() {
        OutOfMemoryError cause = new OutOfMemoryError("Java heap space");
        assertEquals(
                "The memory is not enough for 2 images per stream at 32 pixels: choose a smaller"
                        + " batch, resolution or width.",
                MemoryEstimate.failure(cause, OPTIONS).getMessage());
    }

    @Test
    void doesNotChangeTheData() {
        TrainingData data = DiskImages.data();
        List<Integer> before = grays(data);
        EstimatedTraining.of(
                data, OPTIONS, Engines.device(DeviceChoice.CPU), TrainingListener.NONE);
        assertEquals(before, grays(data));
    }

    private static List<Integer> grays(TrainingData data) {
        return data.labeledMasks().stream()
                .flatMap(sample -> sample.image().stream())
                .map(pixel -> pixel.get())
                .toList();
    }

    private static TrainingEstimate estimate(TrainingOptions options) {
        return EstimatedTraining.of(
                DiskImages.data(),
                options,
                Engines.device(DeviceChoice.CPU),
                TrainingListener.NONE);
    }
}
