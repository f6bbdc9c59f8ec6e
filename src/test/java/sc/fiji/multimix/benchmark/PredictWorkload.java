// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import sc.fiji.multimix.data.RandomBatch;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.network.Prediction;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.tensor.ImageTensors;
import sc.fiji.multimix.training.TrainingOptions;

/** Class, saliency and mask of a batch in one pass through the network; the mask stays there. */
final class PredictWorkload implements Workload {
    private static final Set<Part> ALL = EnumSet.allOf(Part.class);

    private final BenchmarkOptions options;
    private final NetworkSession network;
    private final byte[] images;

    PredictWorkload(BenchmarkOptions options) {
        this.options = options;
        Device device = Engines.device(options.device());
        NetworkOptions shape =
                NetworkOptions.multiMix(
                        options.width(), 2, options.size(), TrainingOptions.PAPER.dropout());
        network = new NetworkSession(shape, Engines.get(), device);
        network.setTrainable(false);
        images = RandomBatch.gray(options.batch(), options.size(), new SplittableRandom(0));
    }

    @Override
    public void run() {
        try (NDManager scope = network.manager().newSubManager()) {
            NDArray batch = ImageTensors.images(scope, images, options.size());
            Prediction prediction = network.predict(batch, ALL, NetworkSession.PREDICTED_CLASS);
            float[] mask =
                    Activation.sigmoid(prediction.maskLogits()).get("0, 0, 0").toFloatArray();
            if (!Float.isFinite(mask[0])) // read, so that a GPU has to be done
            throw new IllegalStateException("The mask is not finite: " + mask[0]);
        }
    }

    @Override
    public int images() {
        return options.batch();
    }

    @Override
    public void close() {
        network.close();
    }
}
