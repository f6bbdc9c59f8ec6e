// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.soak;

import ai.djl.engine.EngineException;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.TestFilms;
import sc.fiji.multimix.TinyTraining;
import sc.fiji.multimix.comparison.ComparisonData;
import sc.fiji.multimix.comparison.Grid;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.explanation.ExplanationOptions;
import sc.fiji.multimix.inference.TestFiles;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.model.Weights;
import sc.fiji.multimix.phantom.SampleDataSet;
import sc.fiji.multimix.progress.ProgressListener;
import sc.fiji.multimix.training.LossWeights;
import sc.fiji.multimix.training.MixMatchOptions;
import sc.fiji.multimix.training.PseudoLabelOptions;
import sc.fiji.multimix.training.Resume;
import sc.fiji.multimix.training.StepLosses;
import sc.fiji.multimix.training.StepReport;
import sc.fiji.multimix.training.TrainingControl;
import sc.fiji.multimix.training.TrainingListener;
import sc.fiji.multimix.training.TrainingOptions;

/** Trainings, predictions and loads of a small model, each also in the ways that fail. */
final class SoakWork {
    private static final ExplanationOptions EXPLANATION = new ExplanationOptions(4, 0.1, 1);

    /** Their product with the losses overflows. */
    private static final LossWeights DIVERGING =
            new LossWeights(
                    PseudoLabelOptions.DEFAULTS,
                    MixMatchOptions.DEFAULTS,
                    Float.MAX_VALUE,
                    Float.MAX_VALUE);

    private final Path folder;
    private final Path model;
    private final ImagePlus stack = TestFilms.stack();

    /** Writes data and trains the model. */
    SoakWork(Path folder) throws IOException {
        this.folder = folder;
        model = folder.resolve("model.zip");
        SampleDataSet.write(folder.resolve("data"), TinyTraining.FILMS, 1);
        train(TinyTraining.OPTIONS, "model.zip", TrainingListener.NONE, new TrainingControl());
    }

    Path model() {
        return model;
    }

    private void train(
            TrainingOptions options,
            String name,
            TrainingListener listener,
            TrainingControl control)
            throws IOException {
        MultiMix.train(
                folder.resolve("data/segmentation"),
                folder.resolve("data/classification"),
                folder.resolve(name),
                options,
                Resume.NO,
                listener,
                control);
    }

    /**
     * A training that succeeds, of 6 steps.
     *
     * @param name of its file, which no other training uses at the same time
     * @return all its losses and weights, as one number
     */
    int train(long seed, String name) throws IOException {
        List<StepLosses> losses = new ArrayList<>();
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public void onStep(StepReport step) {
                        losses.add(step.losses());
                    }
                };
        TrainingOptions options =
                TinyTraining.OPTIONS.withEpochs(2).withStepsPerEpoch(3).withSeed(seed);
        train(options, name, listener, new TrainingControl());
        return 31 * losses.hashCode() + weights(folder.resolve(name));
    }

    private static int weights(Path model) throws IOException {
        Weights weights = ModelFile.load(model).weights();
        int digest = 0;
        for (String array : weights.names())
            digest = 31 * digest + Arrays.hashCode(weights.values(array));
        return digest;
    }

    /**
     * A comparison of a single system.
     *
     * @return the weights that it trained, as one number
     */
    int compare() throws IOException {
        Path masks = folder.resolve("data/segmentation");
        Path classes = folder.resolve("data/classification");
        Path output = Files.createTempDirectory(folder, "comparison");
        MultiMix.compare(
                new ComparisonData(masks, classes, null, null),
                output,
                Grid.parse("UMTL", "3", "4", 1),
                TinyTraining.OPTIONS.withWidth(2).withStepsPerEpoch(1),
                TrainingListener.NONE);
        return weights(output.resolve("cells/UMTL-masks3-labels4-repeat1/model.zip"));
    }

    /** A training that succeeds. */
    void train(int steps) throws IOException {
        TrainingOptions options =
                TinyTraining.OPTIONS.withEpochs(2).withStepsPerEpoch((steps + 1) / 2);
        train(options, "trained.zip", TrainingListener.NONE, new TrainingControl());
    }

    /** Trainings that do not: each kind of failure and of early end amid the second epoch. */
    void failToTrain() throws IOException {
        TrainingOptions options = TinyTraining.OPTIONS.withEpochs(2);
        requireFailure(
                IllegalStateException.class,
                () ->
                        train(
                                options.withWeights(DIVERGING),
                                "diverged.zip",
                                TrainingListener.NONE,
                                new TrainingControl()));
        requireFailure(
                IllegalArgumentException.class,
                () -> failAtStep(new IllegalArgumentException("the listener's own")));
        requireFailure(
                IllegalStateException.class,
                () -> failAtStep(new EngineException("CUDA out of memory. Tried to allocate")));
        requireFailure(
                IllegalStateException.class,
                () -> failAtStep(new OutOfMemoryError("Java heap space")));
        for (TrainingControl.End end : TrainingControl.End.values()) {
            TrainingControl control = new TrainingControl();
            train(options, "ended.zip", at(3, () -> control.end(end)), control);
        }
    }

    private void failAtStep(Throwable failure) throws IOException {
        TrainingListener failing = at(3, () -> sneak(failure));
        train(TinyTraining.OPTIONS.withEpochs(2), "failed.zip", failing, new TrainingControl());
    }

    private static TrainingListener at(long wanted, Runnable action) {
        return new TrainingListener() {
            @Override
            public void progress(String message, double fraction) {}

            @Override
            public void onStep(StepReport step) {
                if (step.step() == wanted) action.run();
            }
        };
    }

    private static void sneak(Throwable failure) {
        if (failure instanceof Error error) throw error;
        throw (RuntimeException) failure;
    }

    /** Loads and closes the model, and fails to load what is none. */
    void load() throws IOException {
        MultiMix.load(model, DeviceChoice.CPU).close();
        Path damaged = folder.resolve("damaged.zip");
        byte[] bytes = Files.readAllBytes(model);
        bytes[bytes.length / 2] ^= 0x55;
        Files.write(damaged, bytes);
        requireFailure(IOException.class, () -> MultiMix.load(damaged, DeviceChoice.CPU).close());
    }

    /**
     * Predicts all there is of a film: mask, class, saliency, explanation.
     *
     * @return all of it, as one number
     */
    int predict(MultiMix multimix, int film) {
        ImagePlus image = new ImagePlus("film", TestFilms.film(film));
        int digest = multimix.classify(image).hashCode();
        for (ImagePlus found :
                List.of(
                        multimix.probability(image, ProgressListener.NONE),
                        multimix.saliency(image, null),
                        multimix.explain(image, "", EXPLANATION, ProgressListener.NONE).maps()))
            for (int slice = 1; slice <= found.getStackSize(); slice++)
                digest = 31 * digest + Arrays.hashCode((float[]) found.getStack().getPixels(slice));
        return digest;
    }

    /** The same by a model that is loaded for it. */
    int loadAndPredict(int film) throws IOException {
        try (MultiMix own = MultiMix.load(model, DeviceChoice.CPU)) {
            return predict(own, film);
        }
    }

    /**
     * Analyses a folder.
     *
     * @param name of the results' folder, which nothing else uses at the same time
     * @return all files that it writes, as one number
     */
    int analyze(MultiMix multimix, String name) throws IOException {
        Path output = folder.resolve(name);
        Path input = folder.resolve("data/classification/test");
        multimix.analyzeFolder(input, output, true, ProgressListener.NONE);
        int digest = 0;
        for (String file : TestFiles.list(output))
            digest = 31 * digest + Arrays.hashCode(Files.readAllBytes(output.resolve(file)));
        return digest;
    }

    /** Predictions of stacks that end early, at each of their stages. */
    void failToPredict(MultiMix multimix) throws IOException {
        ImagePlus constant = new ImagePlus("constant", new ByteProcessor(40, 30));
        requireFailure(IllegalArgumentException.class, () -> multimix.segment(constant));
        requireFailure(CancellationException.class, () -> multimix.probability(stack, canceling()));
        for (Throwable failure :
                new Throwable[] {
                    new IllegalStateException("the listener's own"),
                    new OutOfMemoryError("Java heap space"),
                    new EngineException("DefaultCPUAllocator: can't allocate memory")
                }) {
            ProgressListener failing = (message, fraction) -> sneak(failure);
            requireFailure(failure.getClass(), () -> multimix.saliency(stack, "", failing));
            requireFailure(
                    failure.getClass(), () -> multimix.explain(stack, "", EXPLANATION, failing));
        }
    }

    private static ProgressListener canceling() {
        return new ProgressListener() {
            private boolean canceled;

            @Override
            public void progress(String message, double fraction) {
                canceled = true;
            }

            @Override
            public boolean isCanceled() {
                return canceled;
            }
        };
    }

    /** Work that is to fail. */
    private interface Failing {
        void run() throws IOException;
    }

    private static void requireFailure(Class<? extends Throwable> kind, Failing work) {
        try {
            work.run();
        } catch (IOException | RuntimeException | Error e) {
            if (kind.isInstance(e)) return;
            throw new IllegalStateException("Expected a failure of another kind: " + kind, e);
        }
        throw new IllegalStateException("Did not fail by " + kind);
    }
}
