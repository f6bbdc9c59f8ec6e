// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class WeightsTest {
    private final Weights weights =
            new Weights().put("b", new int[] {2}, new float[2]).put("a", new int[0], new float[1]);

    @Test
    void keepsTheOrderAndTheShapes() {
        assertEquals(List.of("b", "a"), List.copyOf(weights.names()));
        assertArrayEquals(new int[] {2}, weights.shape("b"));
        assertEquals(3, weights.size());
    }

    @Test
    void fitsItsOwnShapesInAnyOrder() {
        weights.check(Map.of("a", new int[0], "b", new int[] {2}));
        weights.check(weights.shapes());
    }

    @Test
    void namesMissingUnknownAndMisshapenArrays() {
        refused(
                "missing arrays: c",
                () -> weights.check(Map.of("a", new int[0], "b", new int[] {2}, "c", new int[0])));
        refused("no place for arrays: b", () -> weights.check(Map.of("a", new int[0])));
        refused(
                "'b' must have the shape [1, 2], but has [2]",
                () -> weights.check(Map.of("a", new int[0], "b", new int[] {1, 2})));
    }

    @Test
    void refusesWhatIsNoArray() {
        refused("two arrays named 'a'", () -> weights.put("a", new int[0], new float[1]));
        refused("needs 6 values", () -> weights.put("c", new int[] {2, 3}, new float[5]));
        refused("'../x y'", () -> weights.put("../x y", new int[] {1}, new float[1]));
        refused("no array 'z'", () -> weights.values("z"));
    }

    @Test
    void findsWhatIsNotANumber() {
        weights.checkFinite();
        weights.values("b")[1] = Float.NEGATIVE_INFINITY;
        refused("'b' holds -Infinity", weights::checkFinite);
    }

    private static void refused(String reason, Executable action) {
        String message = assertThrows(IllegalArgumentException.class, action).getMessage();
        assertTrue(message.contains(reason), message);
    }
}
