// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The paper's schedule at a size that is trained in seconds. */
class PaperPresetTest {
    @TempDir Path folder;

    @Test
    void passesOverAllImagesAndLowersTheRateAfterEightEpochs() throws IOException {
        TrainingOptions options =
                TrainingOptions.PAPER
                        .withResolution(DiskImages.SIDE)
                        .withWidth(4)
                        .withBatch(3)
                        .withEpochs(9);
        List<Long> steps = new ArrayList<>();
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public void onStep(StepReport step) {
                        steps.add(step.step());
                    }
                };
        TrainingResult result =
                new Trainer(DiskImages.data(), options, List.of(Device.cpu()), listener)
                        .train(
                                folder.resolve("model.zip"),
                                (network, report) -> file -> Files.writeString(file, "model"),
                                null);
        assertFalse(result.canceled());
        assertEquals(9, result.history().size());
        // 4 images, 3 a step: 2 steps an epoch
        assertEquals(18, steps.size());
        assertEquals(18, steps.get(17));
        for (int i = 0; i < 8; i++) assertEquals(1e-4f, result.history().get(i).rate());
        assertEquals(1e-5f, result.history().get(8).rate());
    }
}
