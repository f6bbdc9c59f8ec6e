// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;

class MultiMixNetTest {
    private static final Engine ENGINE = Engines.get();

    private static NetworkSession session(NetworkOptions options) {
        return new NetworkSession(options, ENGINE, Device.cpu());
    }

    @Test
    void hasThePublishedNumberOfParameters() {
        // METHOD.md A5: encoder with class branch 1,178,994, decoder 786,161
        try (NetworkSession network = session(NetworkOptions.multiMix(16, 2, 32, 0.25f))) {
            assertEquals(1_178_994, parameters(network, "encoder."));
            assertEquals(786_161, parameters(network, "decoder."));
            assertEquals(1_965_155, parameters(network, ""));
        }
    }

    private static long parameters(NetworkSession network, String prefix) {
        return network.weights().entrySet().stream()
                .filter(weight -> weight.getKey().startsWith(prefix))
                .mapToLong(weight -> weight.getValue().size())
                .sum();
    }

    @Test
    void weightsHaveTheNamesAndShapesOfTheModelFormat() {
        // model files hold these names: a change here is a new format
        List<String> expected =
                List.of(
                        "encoder.down1.conv1 (2, 1, 3, 3)",
                        "encoder.down1.conv2 (2, 2, 3, 3)",
                        "encoder.down2.conv1 (4, 2, 3, 3)",
                        "encoder.down2.conv2 (4, 4, 3, 3)",
                        "encoder.down3.conv1 (8, 4, 3, 3)",
                        "encoder.down3.conv2 (8, 8, 3, 3)",
                        "encoder.down4.conv1 (16, 8, 3, 3)",
                        "encoder.down4.conv2 (16, 16, 3, 3)",
                        "encoder.down5.conv1 (32, 16, 3, 3)",
                        "encoder.down5.conv2 (32, 32, 3, 3)",
                        "encoder.classifier (3, 32)",
                        "decoder.up4.conv1 (16, 50, 3, 3)",
                        "decoder.up4.conv2 (16, 16, 3, 3)",
                        "decoder.up3.conv1 (8, 24, 3, 3)",
                        "decoder.up3.conv2 (8, 8, 3, 3)",
                        "decoder.up2.conv1 (4, 12, 3, 3)",
                        "decoder.up2.conv2 (4, 4, 3, 3)",
                        "decoder.up1.conv1 (2, 6, 3, 3)",
                        "decoder.up1.conv2 (2, 2, 3, 3)",
                        "decoder.mask (1, 2, 1, 1)");
        try (NetworkSession network = session(NetworkOptions.multiMix(2, 3, 32, 0))) {
            List<String> weights = new ArrayList<>();
            List<String> biases = new ArrayList<>();
            network.weights()
                    .forEach(
                            (name, weight) -> {
                                String layer = name.substring(0, name.lastIndexOf('.'));
                                if (name.endsWith(".weight"))
                                    weights.add(layer + " " + weight.getShape());
                                else biases.add(name + " " + weight.getShape());
                            });
            assertEquals(expected, weights);
            assertEquals(
                    expected.stream().map(MultiMixNetTest::biasOf).toList(),
                    biases,
                    "a bias per output channel");
        }
    }

    /** "layer (outputs, ...)" to "layer.bias (outputs)". */
    private static String biasOf(String weight) {
        return weight.replaceFirst(" \\((\\d+),.*", ".bias ($1)");
    }

    @Test
    void bridgeAddsTwoChannelsToTheFirstStageOfTheDecoder() {
        int w = 3;
        assertEquals(24L * w + 2, firstStageInputs(new NetworkOptions(w, 2, true, true, 32, 0)));
        assertEquals(24L * w, firstStageInputs(new NetworkOptions(w, 2, true, false, 32, 0)));
        assertEquals(24L * w, firstStageInputs(new NetworkOptions(w, 0, true, false, 32, 0)));
    }

    private static long firstStageInputs(NetworkOptions options) {
        try (NetworkSession network = session(options)) {
            return network.weights().get("decoder.up4.conv1.weight").size(1);
        }
    }

    @Test
    void partsThatAreOffHaveNoWeights() {
        try (NetworkSession classifier = session(new NetworkOptions(2, 2, false, false, 32, 0));
                NetworkSession segmenter = session(new NetworkOptions(2, 0, true, false, 32, 0))) {
            assertEquals(0, parameters(classifier, "decoder."));
            assertEquals(0, parameters(segmenter, "encoder.classifier"));
        }
    }

    @Test
    void outputShapesAreThoseOfForward() {
        for (NetworkOptions options :
                List.of(
                        NetworkOptions.multiMix(1, 2, 32, 0),
                        NetworkOptions.multiMix(2, 5, 48, 0.25f),
                        NetworkOptions.multiMix(3, 3, 64, 0),
                        new NetworkOptions(2, 2, true, false, 48, 0),
                        new NetworkOptions(2, 4, false, false, 80, 0),
                        new NetworkOptions(3, 0, true, false, 32, 0))) {
            long side = options.resolution();
            Shape images = new Shape(2, 1, side, side);
            Shape[] inputs = options.bridge() ? new Shape[] {images, images} : new Shape[] {images};
            assertShapes(new MultiMixNet(options), options.toString(), inputs);

            Encoder encoder = new Encoder(options, new DropoutMasks(options.dropout()));
            Shape[] encoded = assertShapes(encoder, "encoder of " + options, images);
            if (!options.segments()) continue;
            List<Shape> features =
                    new ArrayList<>(Arrays.asList(encoded).subList(0, Encoder.STAGES));
            if (options.bridge())
                features.add(
                        assertShapes(new SaliencyBridge(), "bridge of " + options, images, images)[
                                0]);
            assertShapes(
                    new Decoder(options, new DropoutMasks(options.dropout())),
                    "decoder of " + options,
                    features.toArray(new Shape[0]));
        }
    }

    /** Compares a block's announced shapes with the real ones. */
    private static Shape[] assertShapes(Block block, String message, Shape... inputs) {
        try (NDManager manager = ENGINE.newBaseManager(Device.cpu())) {
            block.initialize(manager, DataType.FLOAT32, inputs);
            NDList arrays = new NDList();
            for (Shape shape : inputs) arrays.add(manager.ones(shape));
            NDList outputs = block.forward(new ParameterStore(manager, false), arrays, false);
            assertArrayEquals(outputs.getShapes(), block.getOutputShapes(inputs), message);
            return outputs.getShapes();
        }
    }

    @Test
    void dropsValuesInTrainingOnly() {
        float dropout = 0.25f;
        try (NetworkSession network = session(NetworkOptions.multiMix(4, 2, 32, dropout));
                NDManager scope = network.manager().newSubManager()) {
            NDArray images = RandomImages.of(scope, 1, 4, 1, 32, 32);
            NDArray dropped = network.encode(images, true).features().get(0);
            NDArray kept = network.encode(images, false).features().get(0);

            // after the leaky ReLU, no value is exactly zero unless dropped; 16384 values, so the
            // standard error of the share is 0.0034: five of them
            assertEquals(dropout, zeros(dropped), 0.017);
            assertEquals(0, zeros(kept));
            assertFalse(
                    Arrays.equals(
                            dropped.toFloatArray(),
                            network.encode(images, true).features().get(0).toFloatArray()));
            assertArrayEquals(
                    kept.toFloatArray(),
                    network.encode(images, false).features().get(0).toFloatArray());
        }
    }

    private static double zeros(NDArray array) {
        return array.eq(0f).sum().getLong() / (double) array.size();
    }

    @Test
    void decoderDropsValuesInTrainingOnly() {
        try (NetworkSession network = session(new NetworkOptions(2, 0, true, false, 32, 0.25f));
                NDManager scope = network.manager().newSubManager()) {
            NDArray images = RandomImages.of(scope, 1, 1, 1, 32, 32);
            Encoding encoding = network.encode(images, false);
            assertNull(encoding.logits());
            float[] first = decode(network, images, encoding, false);
            assertArrayEquals(first, decode(network, images, encoding, false));
            assertFalse(Arrays.equals(first, decode(network, images, encoding, true)));
        }
    }

    private static float[] decode(
            NetworkSession network, NDArray images, Encoding encoding, boolean training) {
        return network.decode(images, encoding.features(), null, training).toFloatArray();
    }
}
