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
    // (X, Y) times (X, X'), then (Y', Y) times (Y, X'); image and saliency map, 32 to 4
    private static final double BRIDGE = 2 * 2 * (32 * 32 * 4 + 4 * 32 * 4);
    // 16 channels from 2 to 4, 8 from 4 to 8, 4 from 8 to 16, 2 from 16 to 32
    private static final double UPSAMPLING =
            2 * 16 * (2 * 2 * 4 + 4 * 2 * 4)
                    + 2 * 8 * (4 * 4 * 8 + 8 * 4 * 8)
                    + 2 * 4 * (8 * 8 * 16 + 16 * 8 * 16)
                    + 2 * 2 * (16 * 16 * 32 + 32 * 16 * 32);

    private final Arithmetic arithmetic = new Arithmetic(1, 32);

    @Test
    void theNetworkIsCountedLayerByLayer() {
        assertEquals(ENCODER, arithmetic.encoder());
        assertEquals(DECODER, arithmetic.decoder());
        assertEquals(BRIDGE, arithmetic.bridge());
        assertEquals(UPSAMPLING, arithmetic.upsampling());
        assertEquals(18_432, BRIDGE);
        assertEquals(130_560, UPSAMPLING);
    }

    @Test
    void aStepOfOneImagePerStreamIsItsPasses() {
        double saliency = 2 * (ENCODER + ENCODER);
        double weak = ENCODER;
        double encoder = 4 * (ENCODER + ENCODER + ENCODER - FIRST);
        double decoder = 2 * 3 * DECODER;
        assertEquals(saliency + weak + encoder + decoder, arithmetic.stepConvolutions(1));
        assertEquals(2 * BRIDGE + 2 * 2 * UPSAMPLING, arithmetic.stepResizing(1));
        assertEquals(7 * arithmetic.stepResizing(1), arithmetic.stepResizing(7));
    }

    @Test
    void aPredictionGoesBackToTheImage() {
        assertEquals(3 * (2 * ENCODER + DECODER), arithmetic.predictionConvolutions(3));
        assertEquals(3 * (BRIDGE + UPSAMPLING), arithmetic.predictionResizing(3));
    }
}
