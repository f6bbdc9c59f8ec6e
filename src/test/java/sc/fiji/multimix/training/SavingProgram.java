// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.model.ModelFixture;
import sc.fiji.multimix.model.TrainedModel;
import sc.fiji.multimix.model.Weights;
import sc.fiji.multimix.network.NetworkOptions;

/**
 * A program that saves the models of one training after the other, over and over, until it is
 * killed or, if a number is given, after so many. Arguments: file of the model; number.
 *
 * <p>There are two models, all of whose weights are the same number, and each save is of the other
 * one; they are so large that a save takes some milliseconds.
 */
final class SavingProgram {
    private static final String ARRAY = "classifier.weight";
    private static final int VALUES = 1_000_000;

    private SavingProgram() {}

    public static void main(String[] arguments) throws IOException {
        Path model = Path.of(arguments[0]);
        long trainings = arguments.length > 1 ? Long.parseLong(arguments[1]) : Long.MAX_VALUE;
        for (long i = 0; i < trainings; i++) train(model);
    }

    /** Two epochs, the first of which is the best. */
    private static void train(Path model) throws IOException {
        ModelWriter writer =
                (network, report) -> {
                    TrainedModel copy = model(report.epoch());
                    return file -> ModelFile.save(copy, file);
                };
        Checkpoints checkpoints = new Checkpoints(model, writer);
        ModelSaving saving = new ModelSaving(checkpoints, TrainingListener.NONE);
        for (int epoch = 1; epoch <= 2; epoch++) {
            checkpoints.keep(
                    null,
                    new EpochReport(
                            epoch, null, 0.1f, 0.5, 0.5, 0.5, 0.5, epoch == 1, List.of(), 1),
                    States.betweenEpochs());
            saving.save();
        }
        saving.finish(() -> false, () -> false);
    }

    private static TrainedModel model(int number) {
        float[] values = new float[VALUES];
        Arrays.fill(values, number);
        NetworkOptions large = NetworkOptions.multiMix(16, 2, 128, 0.25f); // has room for them
        return new TrainedModel(
                ModelFixture.description(large, true, ModelFixture.grayValues()),
                new Weights().put(ARRAY, new int[] {VALUES}, values));
    }

    /**
     * Which of the two models a file holds.
     *
     * @throws IOException if it is damaged
     */
    static int number(Path file) throws IOException {
        float[] values = ModelFile.load(file).weights().values(ARRAY);
        int number = (int) values[0];
        for (float value : values)
            if (value != number || values.length != VALUES || number < 1 || number > 2)
                throw new IOException("The file " + file + " holds parts of two models.");
        return number;
    }
}
