// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import ai.djl.Device;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.image.GrayProfile;
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
                ModelFixture.description(options, mirrored, profile),
                "CPU");
    }
}
