// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import sc.fiji.multimix.engine.Engines;

class NetworkOptionsTest {
    @Test
    void badValueIsNamedWithTheOption() {
        assertRefused("width", "0", () -> new NetworkOptions(0, 2, true, true, 32, 0));
        assertRefused("2 classes", "1", () -> new NetworkOptions(4, 1, true, false, 32, 0));
        assertRefused("divisible by 16", "40", () -> new NetworkOptions(4, 2, true, true, 40, 0));
        assertRefused("at least 32", "16", () -> new NetworkOptions(4, 2, true, true, 16, 0));
        assertRefused("dropout", "1.0", () -> new NetworkOptions(4, 2, true, true, 32, 1));
        assertRefused("dropout", "NaN", () -> new NetworkOptions(4, 2, true, true, 32, Float.NaN));
    }

    @Test
    void impossiblePartsAreRefused() {
        assertRefused("off", "nothing", () -> new NetworkOptions(4, 0, false, false, 32, 0));
        assertRefused("bridge", "decoder", () -> new NetworkOptions(4, 2, false, true, 32, 0));
        assertRefused("bridge", "class", () -> new NetworkOptions(4, 0, true, true, 32, 0));
    }

    @Test
    void aNetworkOfAnySizeIsRefused() {
        int huge = 1 << 30;
        assertRefused("width", "" + huge, () -> new NetworkOptions(huge, 2, true, true, 32, 0));
        assertRefused("classes", "" + huge, () -> new NetworkOptions(4, huge, true, true, 32, 0));
        assertRefused("resolution", "" + huge, () -> new NetworkOptions(4, 2, true, true, huge, 0));
        assertRefused("too large", "1024", () -> new NetworkOptions(1024, 2, true, true, 2048, 0));
    }

    @Test
    void theNumberOfWeightsIsThatOfTheNetwork() {
        for (NetworkOptions options :
                List.of(
                        NetworkOptions.multiMix(3, 5, 32, 0),
                        new NetworkOptions(2, 2, true, false, 32, 0),
                        new NetworkOptions(2, 0, true, false, 32, 0),
                        new NetworkOptions(2, 2, false, false, 32, 0)))
            try (NetworkSession network =
                    NetworkSession.blank(options, Engines.get(), Device.cpu())) {
                assertEquals(
                        network.weights().values().stream().mapToLong(NDArray::size).sum(),
                        options.weights());
            }
    }

    private static void assertRefused(String option, String found, Executable creation) {
        String message = assertThrows(IllegalArgumentException.class, creation).getMessage();
        assertTrue(message.contains(option), message);
        assertTrue(message.contains(found), message);
    }
}
