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
    private UntrainedModel() {}

    /**
     * Writes it.
     *
     * @param width channels of the network's first stage
     * @param resolution side of the network's input
     */
    public static void write(Path file, int width, int resolution) throws IOException {
        NetworkOptions shape = NetworkOptions.multiMix(width, 2, resolution, 0.25f);
        try (NetworkSession network = new NetworkSession(shape, Engines.get(), Device.cpu())) {
            ModelFile.save(
                    new TrainedModel(
                            ModelFixture.description(shape, false, ModelFixture.grayValues()),
                            NetworkWeights.of(network)),
                    file);
        }
    }
}
