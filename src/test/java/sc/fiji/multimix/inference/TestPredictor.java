// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import ai.djl.Device;
import java.util.List;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.image.GrayProfile;
import sc.fiji.multimix.image.IntensityScaling;
import sc.fiji.multimix.image.Preprocessing;
import sc.fiji.multimix.model.ModelDescription;
import sc.fiji.multimix.model.ModelFixture;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

/** Predictors whose networks have not learned anything. */
public final class TestPredictor {
    private TestPredictor() {}

    public static Predictor of(NetworkOptions options) {
        return of(options, false);
    }

    public static Predictor of(NetworkOptions options, boolean mirrored) {
        return of(options, mirrored, null);
    }

    /** A predictor that knows the gray values of its training images, or null. */
    public static Predictor of(NetworkOptions options, boolean mirrored, GrayProfile profile) {
        return new Predictor(
                new NetworkSession(options, Engines.get(), Device.cpu()),
                description(options, mirrored, profile),
                "CPU");
    }

    private static ModelDescription description(
            NetworkOptions options, boolean mirrored, GrayProfile profile) {
        ModelDescription other = ModelFixture.description();
        return new ModelDescription(
                other.formatVersion(),
                other.system(),
                options,
                new Preprocessing(options.resolution(), IntensityScaling.DEFAULTS),
                mirrored,
                options.classifies() ? List.of("NORMAL", "PNEUMONIA") : List.of(),
                other.training(),
                other.data(),
                other.validation(),
                other.test(),
                other.twin(),
                other.provenance(),
                profile);
    }
}
