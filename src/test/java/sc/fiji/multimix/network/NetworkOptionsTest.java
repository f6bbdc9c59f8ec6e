// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.network;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

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

    private static void assertRefused(String option, String found, Executable creation) {
        String message = assertThrows(IllegalArgumentException.class, creation).getMessage();
        assertTrue(message.contains(option), message);
        assertTrue(message.contains(found), message);
    }
}
