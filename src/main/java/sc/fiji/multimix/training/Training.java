// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sc.fiji.multimix.data.LabelBudget;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.image.AtomicFile;
import sc.fiji.multimix.image.IntensityScaling;
import sc.fiji.multimix.image.Preprocessing;

/** From folders to a model file: checks, reads, trains, and leaves the split beside the model. */
public final class Training {
    private Training() {}

    /**
     * What a finished training leaves for a test and a twin. Who asked for the training closes it.
     *
     * @param result the model and the history
     * @param data what was read, with the files of the test part
     * @param schedule the steps that were made
     */
    public record Outcome(TrainingResult result, TrainingData data, TrainingSchedule schedule)
            implements AutoCloseable {
        /** Gives the images away. */
        @Override
        public void close() {
            data.close();
        }
    }

    /**
     * Trains, steered by the listener alone.
     *
     * @see #run(Path, Path, Path, TrainingOptions, Resume, TrainingListener, TrainingControl)
     */
    public static Outcome run(
            Path segmentation,
            Path classification,
            Path model,
            TrainingOptions options,
            TrainingListener listener)
            throws IOException {
        return run(
                segmentation,
                classification,
                model,
                options,
                Resume.NO,
                listener,
                new TrainingControl());
    }

    /**
     * Checks the data, see {@link TrainingListener#acceptData}, and trains.
     *
     * @param segmentation folder of images and masks; null trains classification alone
     * @param classification folder of a sub-folder per class; null trains segmentation alone
     * @param model file for the best model; a model that is there is kept as {@code .bak}
     * @param resume whether to go on from the {@code NAME.last.zip} beside the model
     * @param listener told of the progress; may cancel: the best model so far is then kept
     * @param control steers the training from another thread
     * @throws IllegalArgumentException if the options do not fit the data or the computer, or a
     *     resumed training's options or data have changed; says what
     * @throws IOException if a file cannot be read or written; names it
     * @throws IllegalStateException if the training diverged or the memory ran out
     * @throws java.util.concurrent.CancellationException if canceled before training started, or if
     *     the listener does not accept the data
     */
    public static Outcome run(
            Path segmentation,
            Path classification,
            Path model,
            TrainingOptions options,
            Resume resume,
            TrainingListener listener,
            TrainingControl control)
            throws IOException {
        Resumption resumption = Resumption.of(resume, model, options);
        Path last = Checkpoints.last(model);
        if (resume == Resume.NO && Files.exists(last))
            listener.log(
                    last.getFileName()
                            + " is the last state of an earlier training, which resume=true would"
                            + " go on with. It is kept as "
                            + last.getFileName()
                            + ".bak.");
        CancelableListener before = new CancelableListener(listener, control::isCanceled);
        TrainingData data = read(segmentation, classification, model, options, before);
        return closedOnFailure(
                data,
                () -> {
                    checkTwin(data, options);
                    if (resumption != null) resumption.checkData(data, system(options), before);
                    CheckedData.ask(
                            data,
                            options,
                            preprocessing(options),
                            Engines.devices(options.device()),
                            before);
                    return train(data, model, options, resumption, listener, control);
                });
    }

    /**
     * The options of a training that was stopped, to be resumed with the same ones.
     *
     * @param model its model file
     * @throws IOException if there is no such training, or its last state is damaged
     */
    public static TrainingOptions stopped(Path model) throws IOException {
        return Checkpoint.options(model);
    }

    /**
     * Trains without a check of the data, as one of many trainings on the same data.
     *
     * @see #run
     */
    public static Outcome runUnchecked(
            Path segmentation,
            Path classification,
            Path model,
            TrainingOptions options,
            TrainingListener listener)
            throws IOException {
        TrainingData data = read(segmentation, classification, model, options, listener);
        return closedOnFailure(
                data,
                () -> {
                    checkTwin(data, options);
                    data.summary().forEach(listener::log);
                    return train(data, model, options, null, listener, new TrainingControl());
                });
    }

    /** What is done with data that have been read. */
    @FunctionalInterface
    private interface Use {
        Outcome run() throws IOException;
    }

    private static Outcome closedOnFailure(TrainingData data, Use use) throws IOException {
        try {
            return use.run();
        } catch (IOException | RuntimeException | Error e) {
            data.close();
            throw e;
        }
    }

    private static Outcome train(
            TrainingData data,
            Path model,
            TrainingOptions options,
            Resumption resumption,
            TrainingListener listener,
            TrainingControl control)
            throws IOException {
        TrainingSchedule schedule = new TrainingSchedule(data, options);
        Checkpoint checkpoint = resumption == null ? null : resumption.restore(schedule);
        TrainingResult result =
                QuitGuard.during(
                        control,
                        () -> train(data, model, options, schedule, checkpoint, listener, control));
        return new Outcome(result, data, schedule);
    }

    private static TrainingData read(
            Path segmentation,
            Path classification,
            Path model,
            TrainingOptions options,
            TrainingListener listener)
            throws IOException {
        TrainingSystem system = options.system();
        system.checkData(segmentation != null, classification != null);
        if (!system.segments() && segmentation != null)
            listener.log(system + " does not segment: the segmentation folder is not used.");
        if (!system.classifies() && classification != null)
            listener.log(system + " does not classify: the classification folder is not used.");
        AtomicFile.check(model);
        if (!Engines.device(options.device()).isGpu()) MemoryEstimate.check(options);
        return TrainingData.read(
                system.segments() ? segmentation : null,
                system.classifies() ? classification : null,
                new LabelBudget(options.masks(), options.labels()),
                preprocessing(options),
                options.seed(),
                listener);
    }

    private static void checkTwin(TrainingData data, TrainingOptions options) {
        if (options.twin()
                && data.unlabeledClassImages() + unlabeledMasks(data, options.system()) == 0)
            throw new IllegalArgumentException(
                    "A twin would tell whether the unlabeled images help, but there are none: add"
                            + " images without label, use fewer labels, or leave the twin out.");
    }

    private static int unlabeledMasks(TrainingData data, TrainingSystem system) {
        return system.consistency() ? data.unlabeledSegmentationImages() : 0;
    }

    /**
     * Trains on data that have been read.
     *
     * @param resumed what the training goes on from; null to begin it
     */
    static TrainingResult train(
            TrainingData data,
            Path model,
            TrainingOptions options,
            TrainingSchedule schedule,
            Checkpoint resumed,
            TrainingListener listener,
            TrainingControl control)
            throws IOException {
        List<Device> devices = Engines.devices(options.device());
        ModelWriter writer =
                new TrainedModelWriter(
                        data,
                        options,
                        preprocessing(options),
                        TrainingDevices.of(devices, options).inWords(),
                        schedule,
                        resumed == null ? null : resumed.best());
        return new Trainer(data, options, devices, schedule, listener, control)
                .train(model, writer, resumed);
    }

    /** What the numbers of a training depend on besides its data and options, in words. */
    private static String system(TrainingOptions options) {
        List<Device> devices = Engines.devices(options.device());
        return TrainedModelWriter.system(TrainingDevices.of(devices, options).inWords());
    }

    private static Preprocessing preprocessing(TrainingOptions options) {
        return new Preprocessing(options.resolution(), IntensityScaling.DEFAULTS);
    }
}
