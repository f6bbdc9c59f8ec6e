// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.GradientMode;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

/** Weights from a network into a model, and from a model file into a network. */
public final class NetworkWeights {
    private NetworkWeights() {}

    /** Copies of a network's weights. */
    public static Weights of(NetworkSession network) {
        return of(network.weights());
    }

    /** Copies of arrays, by their names. */
    public static Weights of(Map<String, NDArray> arrays) {
        Weights weights = new Weights();
        arrays.forEach((name, array) -> weights.put(name, shape(array), array.toFloatArray()));
        return weights;
    }

    /**
     * Gives arrays the values of copies.
     *
     * @throws IllegalArgumentException if names or shapes differ; nothing is changed then
     */
    public static void restore(Map<String, NDArray> arrays, Weights copies) {
        copies.check(shapes(arrays));
        GradientMode.notRecording(
                () -> arrays.forEach((name, array) -> set(array, copies.values(name))));
    }

    /**
     * Builds the network of a model.
     *
     * @param model the model
     * @param file where it comes from, for the error
     * @param device where it shall compute
     * @throws IOException if the weights are not those of the network that the model describes, or
     *     the engine cannot build it; names the file
     */
    public static NetworkSession open(TrainedModel model, Path file, Device device)
            throws IOException {
        Engine engine = Engines.get();
        NetworkOptions options = model.description().network();
        NetworkSession network = null;
        try {
            checkSize(options, model.weights());
            network = NetworkSession.blank(options, engine, device);
            restore(network.weights(), model.weights());
            return network;
        } catch (Error e) {
            if (network != null) network.close();
            throw e;
        } catch (RuntimeException e) {
            if (network != null) network.close();
            String reason =
                    e instanceof IllegalArgumentException
                            ? "its weights do not fit. "
                            : "its network cannot be built. ";
            throw new IOException(
                    "Cannot read the model " + file + ": " + reason + e.getMessage(), e);
        }
    }

    /** Checks the sizes, before memory is taken for a network that the weights would not fill. */
    private static void checkSize(NetworkOptions options, Weights weights) {
        weights.check("encoder.down1.conv1.weight", options.width(), 1, 3, 3);
        if (options.classifies()) // (classes, channels of the last stage)
        weights.check("encoder.classifier.weight", options.classes(), 16 * options.width());
        if (weights.size() != options.weights())
            throw new IllegalArgumentException(
                    "The network needs "
                            + options.weights()
                            + " values in all, but there are "
                            + weights.size()
                            + ".");
    }

    private static void set(NDArray array, float[] values) {
        try (NDArray source = array.getManager().create(values, array.getShape())) {
            array.set(new NDIndex("..."), source); // set(float[]) prints a warning of its own
        }
    }

    private static Map<String, int[]> shapes(Map<String, NDArray> arrays) {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        arrays.forEach((name, array) -> shapes.put(name, shape(array)));
        return shapes;
    }

    private static int[] shape(NDArray array) {
        return Arrays.stream(array.getShape().getShape()).mapToInt(Math::toIntExact).toArray();
    }
}
