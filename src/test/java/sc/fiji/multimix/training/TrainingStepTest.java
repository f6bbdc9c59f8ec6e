// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

class TrainingStepTest {
    private ReferenceStep reference;

    @BeforeEach
    void load() throws IOException, URISyntaxException {
        reference = new ReferenceStep(Path.of(TrainingStepTest.class.getResource("/step").toURI()));
    }

    @AfterEach
    void close() {
        reference.close();
    }

    @Test
    void saliencyLeavesNothingInTheGradients() {
        Map<String, float[]> withSaliencyPass = gradients(null);
        NDArray saliency;
        try (NetworkSession network = reference.session("w0.")) {
            saliency = network.saliency(reference.images().segmentation());
        }
        Map<String, float[]> withConstantMap = gradients(saliency);

        assertEquals(withSaliencyPass.keySet(), withConstantMap.keySet());
        withSaliencyPass.forEach(
                (name, gradient) -> assertArrayEquals(gradient, withConstantMap.get(name), name));
    }

    @Test
    void saliencyMapChangesTheMasks() {
        // else the test above would hold for a step that ignores the map
        NDArray none = reference.images().segmentation().zerosLike();
        assertFalse(
                Arrays.equals(
                        gradients(null).get("decoder.up4.conv1.weight"),
                        gradients(none).get("decoder.up4.conv1.weight")));
    }

    private Map<String, float[]> gradients(NDArray saliency) {
        try (NetworkSession network = reference.session("w0.")) {
            TrainingStep step = new TrainingStep(network, reference.weights());
            if (saliency == null) step.run(reference.images());
            else step.run(reference.images(), saliency);
            return Gradients.of(network);
        }
    }

    @Test
    void weakViewCarriesNoGradient() {
        // a threshold that accepts nothing leaves no gradient of the unlabeled images
        LossWeights none =
                new LossWeights(
                        new PseudoLabelOptions(1f, 100f), MixMatchOptions.DEFAULTS, 5f, 0.01f);
        try (NetworkSession network = reference.session("w0.")) {
            StepOutputs outputs = new TrainingStep(network, none).run(reference.images());
            assertEquals(0f, outputs.terms().pseudoLabel().getFloat());
            assertFalse(outputs.pseudoLabels().probabilities().hasGradient());
        }
    }

    @Test
    void eachTaskTrainsAlone() {
        StepImages all = reference.images();
        StepImages segmentation =
                new StepImages(
                        all.segmentationLabeled(),
                        all.masks(),
                        all.segmentationUnlabeled(),
                        null,
                        null,
                        null,
                        null,
                        null);
        StepImages classification =
                new StepImages(
                        null,
                        null,
                        null,
                        all.classLabeled(),
                        all.labels(),
                        all.weak(),
                        all.strong(),
                        null);

        assertTrue(runs(new NetworkOptions(4, 0, true, false, 64, 0), segmentation));
        assertTrue(runs(new NetworkOptions(4, 2, false, false, 64, 0), classification));
    }

    private static boolean runs(NetworkOptions options, StepImages images) {
        try (NetworkSession network = new NetworkSession(options, Engines.get(), Device.cpu());
                NDManager scope = network.manager().newSubManager()) {
            StepOutputs outputs = new TrainingStep(network, LossWeights.DEFAULTS).run(images);
            NDArray total = outputs.total();
            total.attach(scope);
            return Float.isFinite(total.getFloat())
                    && network.trainedWeights().values().stream()
                            .allMatch(w -> Float.isFinite(w.getGradient().abs().sum().getFloat()));
        }
    }
}
