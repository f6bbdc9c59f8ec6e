// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.engine.Cores;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.metrics.RocAuc;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.model.NetworkWeights;
import sc.fiji.multimix.model.ScoreGain;
import sc.fiji.multimix.model.TwinReport;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.statistics.Bootstrap;
import sc.fiji.multimix.statistics.ConfidenceInterval;

/**
 * The supervised twin of a model: the same system without unlabeled images ({@link
 * TrainingSystem#supervised}), trained from the same seed on the same labels for the same number of
 * steps, with the learning rate falling alike, so that the difference is what the unlabeled images
 * did.
 *
 * <p>Both are compared image by image on the validation images, which chose the best epoch of each;
 * the intervals are of a paired bootstrap over these images, classes kept in proportion. They tell
 * how much the choice of images matters, not how much another seed would.
 */
public final class SupervisedTwin {
    /** Ending of its file beside the model. */
    static final String ENDING = ".twin.zip";

    private static final int RESAMPLES = 2000;

    /**
     * With fewer images (of a class) a percentile interval is far too narrow: of 5 images it leaves
     * out the truth 16 times of 100, of 10 images 10 times, of 20 images 7 times.
     */
    private static final int FEWEST = 10;

    private SupervisedTwin() {}

    /**
     * Trains the twin, keeps it as {@code NAME.twin.zip} beside the model, and compares.
     *
     * @param trained the training of the model
     * @param model file of the model
     * @param options that it was trained with
     * @param listener told of the progress; may cancel
     * @param control that the model was trained with; each kind of end cancels
     * @throws CancellationException if canceled; the model is untouched
     * @throws IOException if a file cannot be read or written
     * @throws IllegalStateException if the twin's training diverged or the memory ran out
     */
    public static TwinReport train(
            Training.Outcome trained,
            Path model,
            TrainingOptions options,
            TrainingListener listener,
            TrainingControl control)
            throws IOException {
        control.beginTwin();
        TrainingSystem system = options.system().supervised();
        listener.log(
                "Supervised twin: " + system + " from the same seed, without unlabeled images.");
        TrainingOptions twinOptions = options.withTwin(false).withSystem(system).withPatience(0);
        Path twin = ModelFile.sibling(model, ENDING);
        TrainingListener steered =
                new CancelableListener(
                        listener,
                        () -> control.isCanceled() || control.end() != TrainingControl.End.PLANNED);
        Path saved =
                QuitGuard.during(
                        control, () -> trainTwin(trained, twin, twinOptions, steered, control));
        Device device = Engines.device(options.device());
        ImageScores with = scores(model, trained.data(), device, steered);
        ImageScores without = scores(saved, trained.data(), device, steered);
        return compare(system.toString(), with, without, options.seed());
    }

    /** Trains the twin in a folder of its own, which is gone afterwards. */
    private static Path trainTwin(
            Training.Outcome trained,
            Path twin,
            TrainingOptions options,
            TrainingListener listener,
            TrainingControl control)
            throws IOException {
        Path folder = Files.createTempDirectory(twin.toAbsolutePath().getParent(), ".twin");
        try {
            Path unfinished = folder.resolve("twin.zip");
            TrainingResult result =
                    Training.train(
                            trained.data(),
                            unfinished,
                            options,
                            trained.schedule().until(trained.result().history().size()),
                            null,
                            listener,
                            control);
            if (result.model() == null || result.canceled())
                throw new CancellationException("The supervised twin was canceled.");
            if (!result.model().equals(unfinished))
                return result.model(); // could not be saved here
            ModelFile.install(unfinished, twin);
            return twin;
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) Files.delete(file);
        }
        Files.delete(folder);
    }

    private static ImageScores scores(
            Path model, TrainingData data, Device device, TrainingListener listener)
            throws IOException {
        Validation validation =
                new Validation(data.validationMasks(), data.validationClasses(), false, listener);
        try (NetworkSession network = NetworkWeights.open(ModelFile.load(model), model, device)) {
            network.setTrainable(false);
            Cores.settle();
            return validation.imageScores(network);
        }
    }

    /**
     * Compares two networks on the same images.
     *
     * @param twin the twin's system
     * @param with scores of the model
     * @param without scores of the twin
     * @param seed of the bootstrap
     */
    static TwinReport compare(String twin, ImageScores with, ImageScores without, long seed) {
        List<ScoreGain> gains = new ArrayList<>();
        if (with.dice().length > 0)
            gains.add(
                    gain(
                            "Dice",
                            new int[with.dice().length],
                            images -> mean(with.dice(), images),
                            images -> mean(without.dice(), images),
                            seed));
        if (with.labels().length > 0) {
            double[] hits = hits(with);
            double[] twinHits = hits(without);
            gains.add(
                    gain(
                            "accuracy",
                            with.labels(),
                            images -> mean(hits, images),
                            images -> mean(twinHits, images),
                            seed));
            gains.add(
                    gain(
                            "AUC",
                            with.labels(),
                            images -> auc(with, images),
                            images -> auc(without, images),
                            seed));
        }
        return new TwinReport(twin, gains);
    }

    private static ScoreGain gain(
            String name,
            int[] classes,
            ToDoubleFunction<int[]> with,
            ToDoubleFunction<int[]> without,
            long seed) {
        int[] all = new int[classes.length];
        Arrays.setAll(all, i -> i);
        ConfidenceInterval interval =
                areEnough(classes)
                        ? Bootstrap.interval(
                                classes,
                                images ->
                                        with.applyAsDouble(images) - without.applyAsDouble(images),
                                RESAMPLES,
                                seed)
                        : new ConfidenceInterval(Double.NaN, Double.NaN, Bootstrap.LEVEL);
        return new ScoreGain(
                name,
                with.applyAsDouble(all),
                without.applyAsDouble(all),
                interval.low(),
                interval.high(),
                classes.length);
    }

    /** Whether there are enough images of each class that there is. */
    private static boolean areEnough(int[] classes) {
        return Arrays.stream(classes)
                .distinct()
                .allMatch(k -> Arrays.stream(classes).filter(c -> c == k).count() >= FEWEST);
    }

    private static double[] hits(ImageScores scores) {
        int[] predicted = scores.predicted();
        double[] hits = new double[predicted.length];
        Arrays.setAll(hits, i -> predicted[i] == scores.labels()[i] ? 1 : 0);
        return hits;
    }

    private static double mean(double[] values, int[] images) {
        return Arrays.stream(images).mapToDouble(i -> values[i]).average().orElse(Double.NaN);
    }

    private static double auc(ImageScores scores, int[] images) {
        int[] labels = Arrays.stream(images).map(i -> scores.labels()[i]).toArray();
        double[][] probabilities =
                Arrays.stream(images)
                        .mapToObj(i -> scores.probabilities()[i])
                        .toArray(double[][]::new);
        return RocAuc.of(labels, probabilities);
    }
}
