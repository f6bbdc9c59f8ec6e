// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.start;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.image.IntensityScaling;
import sc.fiji.multimix.image.Preprocessing;
import sc.fiji.multimix.model.ModelDescription;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.model.ModelFixture;
import sc.fiji.multimix.model.NetworkWeights;
import sc.fiji.multimix.model.TrainedModel;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

/** Writes a model of the paper's size with random weights. Argument: the file. */
final class UntrainedModel {
    static final NetworkOptions NETWORK = NetworkOptions.multiMix(16, 2, 256, 0.25f);

    private UntrainedModel() {}

    public static void main(String[] arguments) throws IOException {
        Engine engine = Engines.get();
        engine.setRandomSeed(42);
        try (NetworkSession network = new NetworkSession(NETWORK, engine, Device.cpu())) {
            ModelFile.save(
                    new TrainedModel(description(), NetworkWeights.of(network)),
                    Path.of(arguments[0]));
        }
    }

    private static ModelDescription description() {
        ModelDescription other = ModelFixture.description();
        return new ModelDescription(
                other.formatVersion(),
                other.system(),
                NETWORK,
                new Preprocessing(NETWORK.resolution(), IntensityScaling.DEFAULTS),
                false, // one forward pass
                List.of("NORMAL", "PNEUMONIA"),
                other.training(),
                other.data(),
                other.validation(),
                other.test(),
                other.twin(),
                other.provenance(),
                other.grayValues());
    }
}
