// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.image.Preprocessing;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

class NetworkWeightsTest {
    private static final Path FILE = Path.of("lungs.zip");
    private static final NetworkOptions OPTIONS = NetworkOptions.multiMix(2, 2, 32, 0);
    private static Weights weights;

    @BeforeAll
    static void makeWeights() {
        try (NetworkSession network = new NetworkSession(OPTIONS, Engines.get(), Device.cpu())) {
            weights = NetworkWeights.of(network);
        }
    }

    @Test
    void aNetworkTakesTheWeightsOfItsModel() throws IOException {
        try (NetworkSession network = open(OPTIONS, weights, Device.cpu())) {
            Weights taken = NetworkWeights.of(network);
            assertEquals(weights.names(), taken.names());
            for (String name : weights.names())
                assertArrayEquals(weights.values(name), taken.values(name), name);
        }
    }

    /** Such a network would need tens of gigabytes: the engine is not asked for it. */
    @Test
    void aWidthThatTheWeightsDoNotHaveIsFoundBeforeMemoryIsTaken() {
        refused(
                NetworkOptions.multiMix(1024, 2, 32, 0),
                weights,
                "its weights do not fit. The array 'encoder.down1.conv1.weight' must have the"
                        + " shape [1024, 1, 3, 3], but has [2, 1, 3, 3].");
    }

    @Test
    void anotherNumberOfClassesIsFound() {
        refused(
                NetworkOptions.multiMix(2, 3, 32, 0),
                weights,
                "'encoder.classifier.weight' must have the shape [3, 32], but has [2, 32]");
        refused(
                new NetworkOptions(2, 0, true, false, 32, 0),
                weights,
                "its weights do not fit. The network needs ");
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() {
        refused(
                NetworkOptions.multiMix(8, 2, 128, 0),
                ModelFixture.weights(1),
                "its weights do not fit. There is no array 'encoder.classifier.weight'");
        refused(OPTIONS, new Weights(), "There is no array 'encoder.down1.conv1.weight'");
    }

    @Test
    void aDeviceThatCannotHoldTheNetworkIsAnErrorOfTheFile() {
        String message = refusal(OPTIONS, weights, Device.gpu(99));
        assertTrue(message.contains("its network cannot be built."), message);
    }

    private static void refused(NetworkOptions options, Weights weights, String reason) {
        String message = refusal(options, weights, Device.cpu());
        assertTrue(message.contains(reason), message);
    }

    private static String refusal(NetworkOptions options, Weights weights, Device device) {
        String message =
                assertThrows(IOException.class, () -> open(options, weights, device).close())
                        .getMessage();
        assertTrue(message.startsWith("Cannot read the model lungs.zip: "), message);
        return message;
    }

    private static NetworkSession open(NetworkOptions options, Weights weights, Device device)
            throws IOException {
        ModelDescription fixture = ModelFixture.description();
        ModelDescription description =
                new ModelDescription(
                        fixture.formatVersion(),
                        fixture.system(),
                        options,
                        new Preprocessing(options.resolution(), fixture.preprocessing().scaling()),
                        fixture.mirrored(),
                        List.of("A", "B", "C").subList(0, options.classes()),
                        fixture.training(),
                        fixture.data(),
                        fixture.validation(),
                        null,
                        null,
                        fixture.provenance(),
                        null);
        return NetworkWeights.open(new TrainedModel(description, weights), FILE, device);
    }
}
