// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.model.TrainedModel;
import sc.fiji.multimix.phantom.SampleDataSet;

/** Each system trains with the parts, streams and terms that the paper's table gives it. */
class TrainingSystemTest {
    private static final int WIDTH = 2;
    private static final int STEPS = 3;
    private static final TrainingOptions OPTIONS =
            TrainingOptions.FAST
                    .withMasks(4)
                    .withLabels(6)
                    .withResolution(32)
                    .withWidth(WIDTH)
                    .withBatch(2)
                    .withUnlabeledRatio(2)
                    .withEpochs(1)
                    .withStepsPerEpoch(STEPS)
                    .withDevice(DeviceChoice.CPU);

    @TempDir static Path folder;
    private static final Map<TrainingSystem, EpochReport> EPOCHS =
            new EnumMap<>(TrainingSystem.class);
    private static final Map<TrainingSystem, Map<String, List<String>>> SPLITS =
            new EnumMap<>(TrainingSystem.class);
    private static final Map<TrainingSystem, TrainedModel> MODELS =
            new EnumMap<>(TrainingSystem.class);

    @BeforeAll
    static void trainAll() throws IOException {
        Path data = folder.resolve("data");
        SampleDataSet.write(data, 40, 1);
        for (TrainingSystem system : TrainingSystem.values()) {
            Path model = folder.resolve(system + ".zip");
            Training.Outcome outcome =
                    Training.run(
                            data.resolve("segmentation"),
                            data.resolve("classification"),
                            model,
                            OPTIONS.withSystem(system),
                            TrainingListener.NONE);
            EPOCHS.put(system, outcome.result().best());
            MODELS.put(system, ModelFile.load(model));
            SPLITS.put(system, outcome.data().split().parts());
        }
    }

    @ParameterizedTest
    @EnumSource
    void computesTheTermsOfItsTable(TrainingSystem system) {
        StepLosses losses = EPOCHS.get(system).losses();
        UnlabeledClasses unlabeled = system.unlabeledClasses();
        assertTerm(system.classifies(), losses.supervised());
        assertTerm(unlabeled == UnlabeledClasses.PSEUDO_LABELS, losses.pseudoLabel());
        assertTerm(unlabeled == UnlabeledClasses.MIX_MATCH, losses.guessedLabel());
        assertTerm(system.segments(), losses.dice());
        assertTerm(system.consistency(), losses.consistency());
        assertEquals(
                unlabeled == UnlabeledClasses.UNUSED ? 0 : STEPS * 2 * 2,
                losses.pseudoLabels().images());
    }

    private static void assertTerm(boolean wanted, float loss) {
        assertEquals(wanted, Float.isFinite(loss), "loss " + loss);
    }

    @ParameterizedTest
    @EnumSource
    void hasThePartsOfItsTable(TrainingSystem system) {
        TrainedModel model = MODELS.get(system);
        assertEquals(system.toString(), model.description().system());
        assertEquals(system.segments(), model.description().segments());
        assertEquals(system.classifies(), model.description().classifies());
        Set<String> names = model.weights().names();
        assertEquals(system.classifies(), names.contains("encoder.classifier.weight"));
        String first = "decoder.up4.conv1.weight";
        assertEquals(system.segments(), names.contains(first));
        if (system.segments())
            assertEquals(24 * WIDTH + (system.bridge() ? 2 : 0), model.weights().shape(first)[1]);
    }

    @ParameterizedTest
    @EnumSource
    void validatesTheTasksItHas(TrainingSystem system) {
        EpochReport epoch = EPOCHS.get(system);
        assertEquals(system.segments(), Double.isFinite(epoch.dice()));
        assertEquals(system.classifies(), Double.isFinite(epoch.accuracy()));
    }

    @ParameterizedTest
    @EnumSource
    void hasTheSplitOfTheOthers(TrainingSystem system) {
        Map<String, List<String>> all = SPLITS.get(TrainingSystem.MULTIMIX);
        assertEquals(8, all.size());
        SPLITS.get(system).forEach((part, files) -> assertEquals(all.get(part), files, part));
        int tasks = (system.segments() ? 1 : 0) + (system.classifies() ? 1 : 0);
        assertEquals(4 * tasks, SPLITS.get(system).size());
    }

    @Test
    void noValidationImageTrains() {
        for (Map<String, List<String>> parts : SPLITS.values())
            for (String task : List.of("segmentation/", "classification/")) {
                List<String> held = parts.getOrDefault(task + "validation", List.of());
                for (String part : List.of("labeled", "unlabeled", "test"))
                    for (String file : parts.getOrDefault(task + part, List.of()))
                        assertFalse(held.contains(file), file);
            }
    }

    @Test
    void supervisedSystemHasTheSameNetworkAndNoUnlabeledImages() {
        for (TrainingSystem system : TrainingSystem.values()) {
            TrainingSystem supervised = system.supervised();
            assertFalse(supervised.usesUnlabeled());
            assertEquals(system.segments(), supervised.segments());
            assertEquals(system.classifies(), supervised.classifies());
            assertEquals(system.bridge(), supervised.bridge());
        }
        assertEquals(TrainingSystem.UMTL_S, TrainingSystem.MULTIMIX.supervised());
        assertEquals(TrainingSystem.ENC, TrainingSystem.ENC_MM.supervised());
        assertEquals(TrainingSystem.U_NET, TrainingSystem.U_NET.supervised());
    }

    @Test
    void systemOfOneTaskNeedsItsFolder() {
        for (TrainingSystem system : List.of(TrainingSystem.U_NET, TrainingSystem.ENC_SSL)) {
            boolean wrong = !system.segments();
            IllegalArgumentException error =
                    assertThrows(
                            IllegalArgumentException.class, () -> system.checkData(wrong, !wrong));
            assertTrue(error.getMessage().startsWith(system.toString()), error.getMessage());
            assertTrue(
                    error.getMessage().contains(wrong ? "classification" : "segmentation"),
                    error.getMessage());
        }
        TrainingSystem.MULTIMIX.checkData(true, false);
        TrainingSystem.UMTL.checkData(false, true);
    }
}
