// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sc.fiji.multimix.engine.DeviceChoice;

/** A training that is killed at any moment: it begins, or goes on if there is a checkpoint. */
final class KilledTraining {
    private static final TrainingOptions OPTIONS =
            TrainingOptions.FAST
                    .withResolution(32)
                    .withWidth(4)
                    .withBatch(2)
                    .withEpochs(12)
                    .withStepsPerEpoch(4)
                    .withDevice(DeviceChoice.CPU);

    private KilledTraining() {}

    /**
     * Trains to the end.
     *
     * @param arguments folder of the data, file of the model
     */
    public static void main(String[] arguments) throws IOException {
        Path data = Path.of(arguments[0]);
        Path model = Path.of(arguments[1]);
        Resume resume = Files.exists(Checkpoints.last(model)) ? Resume.YES : Resume.NO;
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public void log(String line) {
                        System.out.println(line);
                    }

                    @Override
                    public void onStep(StepReport step) {
                        System.out.println("step " + step.step());
                    }
                };
        Training.run(
                        data.resolve("segmentation"),
                        data.resolve("classification"),
                        model,
                        OPTIONS,
                        resume,
                        listener,
                        new TrainingControl())
                .close();
    }
}
