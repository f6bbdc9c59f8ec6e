// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MixMatchOptionsTest {
    @Test
    void defaultsAreThePublishedOnes() {
        assertEquals(0.5f, MixMatchOptions.DEFAULTS.temperature());
        assertEquals(0.75f, MixMatchOptions.DEFAULTS.mixing());
        assertEquals(75f, MixMatchOptions.DEFAULTS.weight());
        assertEquals(16_000, MixMatchOptions.DEFAULTS.rampUpSteps());
    }

    @Test
    void weightGrowsLinearlyThenStays() {
        MixMatchOptions options = new MixMatchOptions(0.5f, 0.75f, 10, 50);
        assertEquals(0f, options.weight(0));
        assertEquals(5f, options.weight(25));
        assertEquals(10f, options.weight(50));
        assertEquals(10f, options.weight(99));
        assertEquals(10f, new MixMatchOptions(0.5f, 0.75f, 10, 0).weight(0));
    }

    @Test
    void refusesValuesOutOfRange() {
        for (float[] wrong :
                new float[][] {
                    {0, 0.75f, 1, 1},
                    {1.1f, 0.75f, 1, 1},
                    {0.5f, 0, 1, 1},
                    {0.5f, 0.75f, -1, 1},
                    {0.5f, 0.75f, 1, -2},
                    {Float.NaN, 0.75f, 1, 1}
                }) {
            IllegalArgumentException error =
                    assertThrows(
                            IllegalArgumentException.class,
                            () ->
                                    new MixMatchOptions(
                                            wrong[0], wrong[1], wrong[2], (int) wrong[3]));
            assertTrue(error.getMessage().contains("must be"), error.getMessage());
        }
    }
}
