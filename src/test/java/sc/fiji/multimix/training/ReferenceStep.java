// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

/**
 * The arrays that the PyTorch reference wrote for a few training steps ({@code step.npz}), under
 * our names.
 */
final class ReferenceStep implements AutoCloseable {
    private final NDManager manager = Engines.get().newBaseManager(Device.cpu());
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();

    ReferenceStep(Path folder) throws IOException {
        try (InputStream in =
                new BufferedInputStream(Files.newInputStream(folder.resolve("step.npz")))) {
            for (NDArray array : NDList.decode(manager, in)) arrays.put(array.getName(), array);
        }
    }

    NDArray get(String key) {
        NDArray array = arrays.get(key);
        if (array == null) throw new IllegalArgumentException("step.npz has no array " + key);
        return array;
    }

    float number(String key) {
        return get(key).toFloatArray()[0];
    }

    /** Number of steps in the file. */
    int steps() {
        int steps = 0;
        while (arrays.containsKey("step" + steps + ".loss.total")) steps++;
        return steps;
    }

    /** Images in each stream. */
    long batch() {
        return get("in.seg_labeled").size(0);
    }

    NetworkOptions network() {
        Shape first = get("w0.encoder.dconv_down1.0.weight").getShape();
        int classes = (int) get("w0.encoder.fc.bias").size();
        int side = (int) get("in.seg_labeled").size(2);
        return NetworkOptions.multiMix((int) first.get(0), classes, side, 0);
    }

    StepImages images() {
        return new StepImages(
                get("in.seg_labeled"),
                get("in.masks"),
                get("in.seg_unlabeled"),
                get("in.class_labeled"),
                get("in.labels"),
                get("in.class_weak"),
                get("in.class_strong"),
                null);
    }

    /**
     * The pseudo-label threshold, which the file does not hold: the paper's if that explains which
     * images were accepted, else the middle of the range that does.
     */
    LossWeights weights() {
        float aboveRejected = 0;
        float upToAccepted = 1;
        for (int step = 0; step < steps(); step++) {
            float[] confidence =
                    get("step" + step + ".weak_probabilities").max(new int[] {1}).toFloatArray();
            float[] accepted = get("step" + step + ".accepted").toFloatArray();
            for (int i = 0; i < confidence.length; i++)
                if (accepted[i] > 0) upToAccepted = Math.min(upToAccepted, confidence[i]);
                else aboveRejected = Math.max(aboveRejected, confidence[i]);
        }
        LossWeights paper = LossWeights.DEFAULTS;
        float threshold = paper.pseudoLabel().threshold();
        if (threshold <= aboveRejected || threshold > upToAccepted)
            threshold = (aboveRejected + upToAccepted) / 2;
        return new LossWeights(
                new PseudoLabelOptions(threshold, paper.pseudoLabel().weight()),
                paper.mixMatch(),
                paper.dice(),
                paper.consistency());
    }

    /** The reference's name of one of our weights. */
    static String referenceName(String weight) {
        return weight.replace("encoder.down", "encoder.dconv_down")
                .replace("decoder.up", "decoder.dconv_up")
                .replace(".conv1.", ".0.")
                .replace(".conv2.", ".3.")
                .replace("classifier", "fc")
                .replace("decoder.mask", "decoder.conv_last");
    }

    /** A network with the weights of the file. */
    NetworkSession session(String prefix) {
        NetworkSession session = new NetworkSession(network(), Engines.get(), Device.cpu());
        session.weights()
                .forEach((name, weight) -> get(prefix + referenceName(name)).copyTo(weight));
        return session;
    }

    NDManager manager() {
        return manager;
    }

    @Override
    public void close() {
        manager.close();
    }
}
