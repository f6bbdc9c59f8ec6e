// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.engine.Engine;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import sc.fiji.multimix.data.DataContents;
import sc.fiji.multimix.data.Sample;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.image.GrayProfile;
import sc.fiji.multimix.image.Preprocessing;
import sc.fiji.multimix.model.DataCounts;
import sc.fiji.multimix.model.ModelDescription;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.model.NetworkWeights;
import sc.fiji.multimix.model.Provenance;
import sc.fiji.multimix.model.Scores;
import sc.fiji.multimix.model.TrainedModel;
import sc.fiji.multimix.model.Versions;
import sc.fiji.multimix.model.Weights;
import sc.fiji.multimix.network.NetworkSession;

/** Writes a network in training as a model file with all that is known of its training. */
final class TrainedModelWriter implements ModelWriter {
    private static final String EPOCHS = "epochs";
    private static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    private final TrainingData data;
    private final TrainingOptions options;
    private final Preprocessing preprocessing;
    private final String device;
    private final TrainingSchedule schedule;
    private final GrayProfile grayValues;
    private final TrainingOrigin origin;
    private TrainedModel best; // null if there is none yet

    /**
     * A writer.
     *
     * @param device what computes, in words
     * @param best the best model so far of a training that is resumed; null if there is none
     */
    TrainedModelWriter(
            TrainingData data,
            TrainingOptions options,
            Preprocessing preprocessing,
            String device,
            TrainingSchedule schedule,
            TrainedModel best) {
        this.data = data;
        this.options = options;
        this.preprocessing = preprocessing;
        this.device = device;
        this.schedule = schedule;
        this.best = best;
        grayValues = grayValues(data, options.system());
        origin = TrainingOrigin.of(options, DataContents.of(data), system(device));
    }

    /** What else the numbers of a training depend on, in words. */
    static String system(String device) {
        return device + ", " + Engines.version() + ", MultiMix " + Engines.suiteVersion();
    }

    /** Of every image that teaches this system something. */
    private static GrayProfile grayValues(TrainingData data, TrainingSystem system) {
        List<Sample> samples = new ArrayList<>(data.labeledMasks());
        if (system.consistency()) samples.addAll(data.unlabeledSegmentation());
        samples.addAll(data.labeledClasses());
        if (system.unlabeledClasses() != UnlabeledClasses.UNUSED)
            samples.addAll(data.unlabeledClasses());
        List<Sample> distinct = samples.stream().distinct().toList();
        return GrayProfile.of(
                distinct.stream().map(Sample::image),
                distinct.stream()
                        .filter(sample -> sample.facts() != null)
                        .map(sample -> sample.facts().image().coloredShare())
                        .toList());
    }

    /** A copy of a network as a model. */
    private record Copy(TrainedModel model) implements ModelSnapshot {
        @Override
        public void save(Path file) throws IOException {
            ModelFile.save(model, file);
        }
    }

    @Override
    public ModelSnapshot copy(NetworkSession network, EpochReport report) {
        TrainedModel model = model(network, report);
        if (report.best()) best = model;
        return new Copy(model);
    }

    @Override
    public ModelSnapshot resumable(
            ModelSnapshot copy, TrainingState state, List<EpochReport> history) {
        TrainedModel model = ((Copy) copy).model;
        Checkpoint checkpoint = new Checkpoint(state, history, origin, best);
        return file -> ModelFile.save(model, checkpoint.attachments(), file);
    }

    private TrainedModel model(NetworkSession network, EpochReport report) {
        JsonObject training = GSON.toJsonTree(options).getAsJsonObject();
        training.addProperty(EPOCHS, schedule.plannedEpochs());
        training.addProperty("bestEpoch", report.epoch());
        ModelDescription description =
                new ModelDescription(
                        ModelDescription.FORMAT_VERSION,
                        options.system().toString(),
                        network.options(),
                        preprocessing,
                        options.mirrored(),
                        data.classNames(),
                        training,
                        counts(),
                        new Scores(report.dice(), report.accuracy(), report.auc()),
                        null,
                        null,
                        provenance(),
                        grayValues);
        Weights weights = NetworkWeights.of(network);
        if (network.options().classifies()) shiftLogits(weights, report.classBias());
        weights.checkFinite();
        return new TrainedModel(description, weights);
    }

    /** A training that was extended had more epochs than it knew when the best one was saved. */
    @Override
    public void complete(Path file) throws IOException {
        int epochs = schedule.plannedEpochs();
        if (epochs == options.epochs()) return;
        TrainedModel model = ModelFile.load(file);
        JsonObject training = model.description().training();
        if (training.get(EPOCHS).getAsInt() == epochs) return;
        training.addProperty(EPOCHS, epochs);
        ModelFile.save(model, ModelFile.loadAttachments(file), file);
    }

    private static void shiftLogits(Weights weights, List<Double> shifts) {
        float[] bias = weights.values("encoder.classifier.bias");
        for (int k = 0; k < shifts.size(); k++) bias[k] += shifts.get(k).floatValue();
    }

    private DataCounts counts() {
        TrainingSystem system = options.system();
        boolean usesUnlabeledClasses = system.unlabeledClasses() != UnlabeledClasses.UNUSED;
        return new DataCounts(
                data.labeledMasks().size(),
                system.consistency() ? data.unlabeledSegmentationImages() : 0,
                data.labeledClasses().size(),
                usesUnlabeledClasses ? data.unlabeledClassImages() : 0,
                data.validationMasks().size(),
                data.validationClasses().size());
    }

    private Provenance provenance() {
        Versions versions =
                new Versions(
                        Engines.suiteVersion(),
                        Engine.getDjlVersion(),
                        Engines.get().getVersion(),
                        System.getProperty("java.version"));
        return new Provenance(
                data.split().fingerprint(),
                options.seed(),
                versions,
                device,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
