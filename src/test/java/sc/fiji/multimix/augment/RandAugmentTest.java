// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;

class RandAugmentTest {
    private static final int REPEATS = 26_000;

    @Test
    void drawsNoneOneOrTwoOperationsAsOftenAsTwoCoins() {
        int[] counts = new int[3];
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < REPEATS; i++) counts[RandAugment.DEFAULTS.draw(random).size()]++;
        // five standard deviations of a binomial count are below 2 % of the repeats
        assertEquals(REPEATS / 4, counts[0], 0.02 * REPEATS);
        assertEquals(REPEATS / 2, counts[1], 0.02 * REPEATS);
        assertEquals(REPEATS / 4, counts[2], 0.02 * REPEATS);
    }

    @Test
    void drawsEachOperationOfThePoolEquallyOften() {
        Map<Class<?>, Integer> counts = new HashMap<>();
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < REPEATS; i++)
            for (ImageOperation operation : RandAugment.DEFAULTS.draw(random))
                counts.merge(operation.getClass(), 1, Integer::sum);
        assertEquals(11, counts.size()); // shears and translations are one class for both axes
        counts.forEach(
                (type, count) -> {
                    boolean twoAxes = type == Shear.class || type == Translate.class;
                    int expected = REPEATS / 13 * (twoAxes ? 2 : 1);
                    assertEquals(expected, count, 0.12 * expected, type.getSimpleName());
                });
    }

    @Test
    void drawsEveryStrengthInBothDirectionsAndNoOther() {
        Set<ImageOperation> expected = new HashSet<>();
        for (OperationPool pool : OperationPool.values())
            for (int strength = 1; strength <= 9; strength++) {
                expected.add(pool.operation(strength, false));
                if (pool.hasDirection()) expected.add(pool.operation(strength, true));
            }
        Set<ImageOperation> drawn = new HashSet<>();
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < REPEATS; i++) drawn.addAll(RandAugment.DEFAULTS.draw(random));
        assertEquals(expected, drawn);
    }

    @Test
    void drawsTheSameForTheSameSeed() {
        List<List<ImageOperation>> first = draws(7);
        assertEquals(first, draws(7));
        assertEquals(2, Set.of(first, draws(8)).size());
    }

    private static List<List<ImageOperation>> draws(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, 20).mapToObj(i -> RandAugment.DEFAULTS.draw(random)).toList();
    }

    @Test
    void leavesTheImageWithoutADraw() {
        Img<UnsignedByteType> image = TestImages.noise(8, 8, 1);
        assertSame(image, new RandAugment(0, 10).apply(image, new SplittableRandom(1)));
    }

    @Test
    void refusesParametersOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new RandAugment(-1, 10));
        assertThrows(IllegalArgumentException.class, () -> new RandAugment(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new RandAugment(2, 11));
    }
}
