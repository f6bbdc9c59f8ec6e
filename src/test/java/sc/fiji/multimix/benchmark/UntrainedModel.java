// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.model.ModelFixture;
import sc.fiji.multimix.model.NetworkWeights;
import sc.fiji.multimix.model.TrainedModel;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

/** The file of a model of MultiMix that has not learned anything. */
public final class UntrainedModel {
    private static final int CLASSES = 2;
    private static final float DROPOUT = 0.25f;

    /** The network of the paper's size. */
    public static final NetworkOptions PAPER = NetworkOptions.multiMix(16, CLASSES, 256, DROPOUT);

    private UntrainedModel() {}

    /** Writes one of the paper's size. Argument: the file. */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), PAPER);
    }

    /**
     * Writes it.
     *
     * @param width channels of the network's first stage
     * @param resolution side of the network's input
     */
    public static void write(Path file, int width, int resolution) throws IOException {
        write(file, NetworkOptions.multiMix(width, CLASSES, resolution, DROPOUT));
    }

    private static void write(Path file, NetworkOptions shape) throws IOException {
        try (NetworkSession network = new NetworkSession(shape, Engines.get(), Device.cpu())) {
            ModelFile.save(
                    new TrainedModel(
                            ModelFixture.description(shape, false, ModelFixture.grayValues()),
                            NetworkWeights.of(network)),
                    file);
        }
    }
}
