// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSplitTest {
    @ParameterizedTest
    @CsvSource({
        // images, budget: used, validation, rest
        "120, 10, 10, 24, 86",
        "120, 0, 96, 24, 0",
        "120, 96, 96, 24, 0",
        "120, 105, 105, 15, 0", // half of 24 and more are outside: they do
        "120, 115, 96, 24, 0", // too few outside
        "2000, 100, 100, 200, 1700", // at most 200 validate
        "2000, 0, 1800, 200, 0",
        "2, 0, 1, 1, 0",
        "2, 1, 1, 1, 0",
        "3, 1, 1, 1, 1",
    })
    void holdsOutAFifth(int images, int budget, int used, int validation, int rest) {
        LabelSplit<String> split = split(budget, true, 1, images);
        assertEquals(used, split.used().size());
        assertEquals(validation, split.validation().size());
        assertEquals(rest, split.rest().size());
        assertEachOnce(split, images);
    }

    @Test
    void alternatesTheClasses() {
        LabelSplit<String> split = split(100, true, 1, 300, 300);
        for (int i = 0; i < 100; i++)
            assertTrue(split.used().get(i).startsWith(i % 2 + ":"), split.used().get(i));
        assertEquals(60, count(split.validation(), 0));
        assertEquals(60, count(split.validation(), 1));
        assertEquals(380, split.rest().size());
        assertEachOnce(split, 600);
    }

    @Test
    void givesWhatAClassLacksToTheOthers() {
        LabelSplit<String> split = split(20, false, 1, 4, 100);
        assertEquals(4, count(split.used(), 0));
        assertEquals(16, count(split.used(), 1));
        assertEachOnce(split, 104);
    }

    @Test
    void validatesEveryClassEvenARareOne() {
        LabelSplit<String> split = split(100, true, 1, 10, 300);
        assertEquals(2, count(split.validation(), 0));
        assertEquals(60, count(split.validation(), 1));
        assertEquals(8, count(split.used(), 0));
        assertEquals(92, count(split.used(), 1));
        assertEachOnce(split, 310);
    }

    @Test
    void holdsOutNothingBesideAValidationFolder() {
        LabelSplit<String> split = split(0, false, 1, 5, 7);
        assertEquals(12, split.used().size());
        assertEquals(List.of(), split.validation());
        assertEquals(4, split(8, false, 1, 5, 7).rest().size());
    }

    @Test
    void dependsOnTheSeedOnly() {
        assertEquals(split(10, true, 1, 50), split(10, true, 1, 50));
        assertNotEquals(split(10, true, 1, 50), split(10, true, 2, 50));
    }

    @Test
    void refusesMoreThanThereIsNamingBothNumbers() {
        String message =
                assertThrows(IllegalArgumentException.class, () -> split(30, true, 1, 10, 12))
                        .getMessage();
        assertTrue(message.contains("30") && message.contains("22"), message);
    }

    @Test
    void refusesFewerThanTheClasses() {
        String message =
                assertThrows(IllegalArgumentException.class, () -> split(2, true, 1, 5, 5, 5))
                        .getMessage();
        assertTrue(message.contains("2") && message.contains("3 classes"), message);
    }

    @Test
    void refusesASingleImageThatWouldHaveToTrainAndValidate() {
        assertThrows(IllegalArgumentException.class, () -> split(0, true, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> split(2, true, 1, 1, 50));
        assertEquals(1, split(0, false, 1, 1).used().size());
    }

    private static LabelSplit<String> split(int budget, boolean holdOut, long seed, int... sizes) {
        List<List<String>> classes = new ArrayList<>();
        for (int k = 0; k < sizes.length; k++) {
            int label = k;
            classes.add(IntStream.range(0, sizes[k]).mapToObj(i -> label + ":" + i).toList());
        }
        return LabelSplit.of(classes, budget, holdOut, new SplittableRandom(seed));
    }

    private static int count(List<String> images, int label) {
        return (int) images.stream().filter(image -> image.startsWith(label + ":")).count();
    }

    private static void assertEachOnce(LabelSplit<String> split, int total) {
        Set<String> all = new HashSet<>(split.used());
        all.addAll(split.validation());
        all.addAll(split.rest());
        assertEquals(total, all.size());
        assertEquals(total, split.used().size() + split.validation().size() + split.rest().size());
    }
}
