// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import sc.fiji.multimix.engine.DeviceChoice;

/**
 * A program that trains and is ended amid an epoch. Arguments: folder with "data", where the model
 * goes too; number of the step after which it ends; "exit" to end by itself, else it waits to be
 * ended from outside once the file "ready" is there.
 */
final class QuitTraining {
    static final int STEPS_PER_EPOCH = 6;
    static final TrainingOptions OPTIONS =
            TrainingOptions.FAST
                    .withResolution(32)
                    .withWidth(2)
                    .withBatch(2)
                    .withEpochs(100)
                    .withStepsPerEpoch(STEPS_PER_EPOCH)
                    .withDevice(DeviceChoice.CPU);

    private QuitTraining() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        long last = Long.parseLong(arguments[1]);
        boolean exits = arguments[2].equals("exit");
        TrainingControl control = new TrainingControl();
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public void log(String line) {
                        append(folder.resolve("log.txt"), line);
                    }

                    @Override
                    public void onStep(StepReport step) {
                        if (step.step() != last) return;
                        if (exits) new Thread(() -> System.exit(3)).start();
                        append(folder.resolve("ready"), "");
                        awaitQuit(control);
                    }
                };
        Training.run(
                folder.resolve("data/segmentation"),
                folder.resolve("data/classification"),
                folder.resolve("model.zip"),
                OPTIONS,
                Resume.NO,
                listener,
                control);
    }

    /** The rest of the step, so that none follows. */
    private static void awaitQuit(TrainingControl control) {
        try {
            while (!control.isQuitting()) Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void append(Path file, String line) {
        try {
            String before = Files.exists(file) ? Files.readString(file) : "";
            Files.writeString(file, before + line + "\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
