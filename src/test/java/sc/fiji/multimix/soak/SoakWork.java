// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.soak;

import ai.djl.engine.EngineException;
import ij.ImagePlus;
import ij.process.ByteProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.TestFilms;
import sc.fiji.multimix.TinyTraining;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.explanation.ExplanationOptions;
import sc.fiji.multimix.phantom.SampleDataSet;
import sc.fiji.multimix.progress.ProgressListener;
import sc.fiji.multimix.training.LossWeights;
import sc.fiji.multimix.training.MixMatchOptions;
import sc.fiji.multimix.training.PseudoLabelOptions;
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
            TrainingOptions options, String name, TrainingListener listener, TrainingControl control)
            throws IOException {
        MultiMix.train(
                folder.resolve("data/segmentation"),
                folder.resolve("data/classification"),
                folder.resolve(name),
                options,
                listener,
                control);
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

    /** Predicts all there is of a film: mask, class, saliency, explanation. */
    void predict(MultiMix multimix, int film) {
        ImagePlus image = new ImagePlus("film", TestFilms.film(film));
        multimix.segment(image);
        multimix.classify(image);
        multimix.saliency(image, null);
        multimix.explain(image, "", EXPLANATION, ProgressListener.NONE);
    }

    /** Predictions of stacks that end early, at each of their stages. */
    void failToPredict(MultiMix multimix) throws IOException {
        ImagePlus constant = new ImagePlus("constant", new ByteProcessor(40, 30));
        requireFailure(IllegalArgumentException.class, () -> multimix.segment(constant));
        requireFailure(
                CancellationException.class, () -> multimix.probability(stack, canceling()));
        for (Throwable failure :
                new Throwable[] {
                    new IllegalStateException("the listener's own"),
                    new OutOfMemoryError("Java heap space"),
                    new EngineException("DefaultCPUAllocator: can't allocate memory")
                }) {
            ProgressListener failing = (message, fraction) -> sneak(failure);
            requireFailure(
                    failure.getClass(), () -> multimix.saliency(stack, "", failing));
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
