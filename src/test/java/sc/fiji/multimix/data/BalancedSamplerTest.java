// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalancedSamplerTest {
    // class 0: images 0, 1, 3, 4; class 2: images 2, 5
    private static final List<Integer> LABELS = List.of(0, 0, 2, 0, 0, 2);

    @Test
    void letsTheClassesTakeTurns() {
        BalancedSampler sampler = new BalancedSampler(LABELS, 1, 0);
        for (int position = 0; position < 30; position++)
            assertEquals(position % 2 == 0 ? 0 : 2, LABELS.get(sampler.index(position)));
    }

    @Test
    void visitsEveryImageOfAClassOncePerPassOfTheClass() {
        BalancedSampler sampler = new BalancedSampler(LABELS, 1, 0);
        for (int start = 0; start < 24; start += 8)
            assertEquals(List.of(0, 1, 3, 4), List.copyOf(new TreeSet<>(turns(sampler, start, 4))));
        for (int start = 1; start < 24; start += 4)
            assertEquals(List.of(2, 5), List.copyOf(new TreeSet<>(turns(sampler, start, 2))));
    }

    @Test
    void dependsOnTheSeed() {
        List<Integer> expected = turns(new BalancedSampler(LABELS, 1, 0), 0, 30);
        assertEquals(expected, turns(new BalancedSampler(LABELS, 1, 0), 0, 30));
        assertNotEquals(expected, turns(new BalancedSampler(LABELS, 2, 0), 0, 30));
    }

    @Test
    void refusesNoImageAndNegativePositions() {
        assertThrows(IllegalArgumentException.class, () -> new BalancedSampler(List.of(), 1, 0));
        assertThrows(
                IllegalArgumentException.class, () -> new BalancedSampler(LABELS, 1, 0).index(-1));
    }

    /** Every second image, those of one class. */
    private static List<Integer> turns(BalancedSampler sampler, int start, int count) {
        return IntStream.range(0, count).mapToObj(i -> sampler.index(start + 2 * i)).toList();
    }
}
