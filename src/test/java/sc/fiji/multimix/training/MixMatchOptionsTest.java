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
    }

    @Test
    void weightGrowsLinearlyThenStays() {
        MixMatchOptions options = new MixMatchOptions(0.5f, 0.75f, 10, 0.5f);
        assertEquals(0f, options.weight(0, 100));
        assertEquals(5f, options.weight(25, 100));
        assertEquals(10f, options.weight(50, 100));
        assertEquals(10f, options.weight(99, 100));
        assertEquals(10f, new MixMatchOptions(0.5f, 0.75f, 10, 0).weight(0, 100));
    }

    @Test
    void refusesValuesOutOfRange() {
        for (float[] wrong :
                new float[][] {
                    {0, 0.75f, 1, 1},
                    {1.1f, 0.75f, 1, 1},
                    {0.5f, 0, 1, 1},
                    {0.5f, 0.75f, -1, 1},
                    {0.5f, 0.75f, 1, 2},
                    {Float.NaN, 0.75f, 1, 1}
                }) {
            IllegalArgumentException error =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> new MixMatchOptions(wrong[0], wrong[1], wrong[2], wrong[3]));
            assertTrue(error.getMessage().contains("must be"), error.getMessage());
        }
    }
}
