// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Width 1, 32 × 32 pixels, counted by hand; a 3 × 3 convolution takes 18 operations per pair. */
class ArithmeticTest {
    // pixels · (input · output + output · output), stage by stage
    private static final double ENCODER =
            18 * 1024 * (1 + 1)
                    + 18 * 256 * (1 * 2 + 2 * 2)
                    + 18 * 64 * (2 * 4 + 4 * 4)
                    + 18 * 16 * (4 * 8 + 8 * 8)
                    + 18 * 4 * (8 * 16 + 16 * 16)
                    + 2 * 16 * 2; // the class scores
    // upsampled features, skip connection and, at the coarsest stage, the bridge are joined
    private static final double DECODER =
            18 * 16 * ((16 + 8 + 2) * 8 + 8 * 8)
                    + 18 * 64 * ((8 + 4) * 4 + 4 * 4)
                    + 18 * 256 * ((4 + 2) * 2 + 2 * 2)
                    + 18 * 1024 * ((2 + 1) * 1 + 1 * 1)
                    + 2 * 1024; // the mask
    private static final double FIRST = 18 * 1024;

    private final Arithmetic arithmetic = new Arithmetic(1, 32);

    @Test
    void theNetworkIsCountedLayerByLayer() {
        assertEquals(ENCODER, arithmetic.encoder());
        assertEquals(DECODER, arithmetic.decoder());
    }

    @Test
    void aStepOfOneImagePerStreamIsItsPasses() {
        double saliency = 2 * (ENCODER + ENCODER);
        double weak = ENCODER;
        double encoder = 4 * (ENCODER + ENCODER + ENCODER - FIRST);
        double decoder = 2 * 3 * DECODER;
        assertEquals(saliency + weak + encoder + decoder, arithmetic.step(1));
    }

    @Test
    void aPredictionGoesBackToTheImage() {
        assertEquals(3 * (2 * ENCODER + DECODER), arithmetic.prediction(3));
    }
}
