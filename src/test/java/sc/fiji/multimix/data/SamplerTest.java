// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplerTest {
    @Test
    void visitsEveryImageOncePerPassInANewOrder() {
        Sampler sampler = new Sampler(20, 1, 0);
        Set<List<Integer>> orders =
                LongStream.range(0, 50)
                        .mapToObj(pass -> indices(sampler, 20 * pass, 20))
                        .collect(Collectors.toSet());
        assertEquals(50, orders.size());
        List<Integer> all = IntStream.range(0, 20).boxed().toList();
        for (List<Integer> order : orders) assertEquals(all, List.copyOf(new TreeSet<>(order)));
    }

    @Test
    void dependsOnSeedStreamAndPositionOnly() {
        List<Integer> expected = indices(new Sampler(7, 1, 2), 0, 40);
        Sampler backwards = new Sampler(7, 1, 2);
        for (int position = 39; position >= 0; position--)
            assertEquals(expected.get(position), backwards.index(position), "at " + position);
        assertNotEquals(expected, indices(new Sampler(7, 2, 2), 0, 40));
        assertNotEquals(expected, indices(new Sampler(7, 1, 3), 0, 40));
    }

    @Test
    void putsEachImageFirstEquallyOften() {
        Sampler sampler = new Sampler(5, 42, 0);
        int[] first = new int[5];
        for (int pass = 0; pass < 5000; pass++) first[sampler.index(5L * pass)]++;
        // five standard deviations of the counts
        for (int count : first) assertEquals(1000.0, count, 142.0);
    }

    @Test
    void repeatsASingleImage() {
        assertEquals(List.of(0, 0, 0), indices(new Sampler(1, 1, 0), 0, 3));
    }

    @Test
    void refusesNoImageAndNegativePositions() {
        assertThrows(IllegalArgumentException.class, () -> new Sampler(0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Sampler(3, 1, 0).index(-1));
    }

    private static List<Integer> indices(Sampler sampler, long start, int count) {
        return LongStream.range(start, start + count).mapToObj(sampler::index).toList();
    }
}
