// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import ai.djl.Device;
import java.util.List;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.image.IntensityScaling;
import sc.fiji.multimix.image.Preprocessing;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;

/** Predictors whose networks have not learned anything. */
public final class TestPredictor {
    private TestPredictor() {}

    public static Predictor of(NetworkOptions options) {
        return of(options, false);
    }

    public static Predictor of(NetworkOptions options, boolean mirrored) {
        return new Predictor(
                new NetworkSession(options, Engines.get(), Device.cpu()),
                new Preprocessing(options.resolution(), IntensityScaling.DEFAULTS),
                mirrored,
                options.classifies() ? List.of("NORMAL", "PNEUMONIA") : List.of(),
                "MultiMix",
                "CPU");
    }
}
