// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.training.StepNumbers.Numbers;

class StepNumbersTest {
    private final NDManager manager = Engines.get().newBaseManager(Device.cpu());
    private final AtomicLong clock = new AtomicLong();
    private final StepNumbers numbers =
            new StepNumbers(manager, 7, Duration.ofNanos(100), clock::get);

    @AfterEach
    void close() {
        numbers.close();
        manager.close();
    }

    private StepOutputs outputs(float dice) {
        NDArray loss = manager.create(dice);
        LossTerms terms = new LossTerms(null, null, null, loss, null);
        return new StepOutputs(null, null, null, null, terms, loss.mul(5f));
    }

    @Test
    void partsOfAStepBecomeItsMean() {
        numbers.add(7, 0.75f, outputs(1), null);
        numbers.add(7, 0.25f, outputs(3), null);
        List<Numbers> read = numbers.read();
        assertEquals(1, read.size());
        assertEquals(7, read.get(0).step());
        StepLosses losses = read.get(0).losses();
        assertEquals(1.5f, losses.dice());
        assertEquals(7.5f, losses.total());
        assertTrue(Float.isNaN(losses.supervised()));
        assertEquals(PseudoLabelCounts.NONE, losses.pseudoLabels());
    }

    @Test
    void countsOfTheWeakViewsAddUp() {
        PseudoLabels labels = PseudoLabels.of(manager.create(new float[][] {{9, 0}, {0, 9}}), 0.9f);
        StepOutputs outputs =
                new StepOutputs(null, null, null, labels, outputs(1).terms(), manager.create(1f));
        numbers.add(0, 0.5f, outputs, manager.create(new long[] {0, 0}));
        numbers.add(0, 0.5f, outputs, manager.create(new long[] {-1, 1}));
        PseudoLabelCounts counts = numbers.read().get(0).losses().pseudoLabels();
        assertEquals(new PseudoLabelCounts(4, 4, 3, 2), counts);
    }

    @Test
    void stepsAreReadOnceAndInOrder() {
        for (int step = 3; step < 6; step++) numbers.add(step, 1, outputs(step), null);
        List<Numbers> read = numbers.read();
        assertEquals(List.of(3L, 4L, 5L), read.stream().map(Numbers::step).toList());
        assertEquals(4f, read.get(1).losses().dice());
        assertTrue(numbers.read().isEmpty());
    }

    @Test
    void areDueAfterTheIntervalOrWhenThereIsNoRoom() {
        assertFalse(numbers.isDue());
        clock.set(99);
        assertFalse(numbers.isDue());
        clock.set(100);
        assertTrue(numbers.isDue());
        numbers.read();
        assertFalse(numbers.isDue());
        for (int i = 0; i < 249; i++) numbers.add(i, 1, outputs(1), null);
        assertFalse(numbers.isDue());
        numbers.add(249, 1, outputs(1), null);
        assertTrue(numbers.isDue());
    }

    @Test
    void numbersNeverReadAreAnError() {
        for (int i = 0; i < 256; i++) numbers.add(i, 1, outputs(1), null);
        assertThrows(IllegalStateException.class, () -> numbers.add(256, 1, outputs(1), null));
    }

    @Test
    void stepOfManyPartsHasRoom() {
        try (StepNumbers many = new StepNumbers(manager, 300, Duration.ZERO)) {
            for (int part = 0; part < 300; part++) many.add(1, 1 / 300f, outputs(2), null);
            assertEquals(2, many.read().get(0).losses().dice(), 1e-4f);
        }
    }

    /** Of a step whose class and Dice losses are these, and the total another. */
    private StepOutputs outputs(float supervised, float dice, float total) {
        LossTerms terms =
                new LossTerms(manager.create(supervised), null, null, manager.create(dice), null);
        return new StepOutputs(null, null, null, null, terms, manager.create(total));
    }

    private Set<String> notFinite(float supervised, float dice, float total) {
        numbers.add(0, 1, outputs(supervised, dice, total), null);
        return numbers.read().get(0).notFinite();
    }

    @Test
    void namesTheTermsThatAreNotFinite() {
        float infinity = Float.POSITIVE_INFINITY;
        assertEquals(Set.of(), notFinite(1, 1, 6)); // though others are missing
        assertEquals(Set.of("Dice loss"), notFinite(1, Float.NaN, Float.NaN));
        assertEquals(Set.of("class loss"), notFinite(-infinity, 1, -infinity));
        assertEquals(Set.of("class loss", "Dice loss"), notFinite(infinity, infinity, infinity));
        assertEquals(Set.of("total loss"), notFinite(1, 1, infinity));
    }

    @Test
    void oneBadPartMakesTheStepBad() {
        numbers.add(0, 0.5f, outputs(1), null);
        numbers.add(0, 0.5f, outputs(Float.NaN), null);
        numbers.add(1, 1, outputs(1), null);
        List<Numbers> read = numbers.read();
        assertEquals(Set.of("Dice loss"), read.get(0).notFinite());
        assertEquals(Set.of(), read.get(1).notFinite());
    }

    @Test
    void weightsBelongToTheStepThatWasAddedLast() {
        numbers.add(0, 1, outputs(1), null);
        numbers.addWeights(manager.create(3f));
        numbers.add(1, 0.5f, outputs(1), null);
        numbers.add(1, 0.5f, outputs(1), null);
        numbers.addWeights(manager.create(Float.NEGATIVE_INFINITY));
        numbers.add(2, 1, outputs(1), null);
        List<Numbers> read = numbers.read();
        assertEquals(
                List.of(Set.of(), Set.of("weights"), Set.of()),
                read.stream().map(Numbers::notFinite).toList());
        assertEquals(1f, read.get(1).losses().dice());
        // the next numbers come into the same rows
        for (int step = 3; step < 6; step++) numbers.add(step, 1, outputs(1), null);
        assertTrue(numbers.read().stream().allMatch(step -> step.notFinite().isEmpty()));
    }

    @Test
    void badWeightsAreNoNewsAfterABadLoss() {
        numbers.add(0, 1, outputs(Float.NaN), null);
        numbers.addWeights(manager.create(Float.NaN));
        assertEquals(Set.of("Dice loss"), numbers.read().get(0).notFinite());
    }

    @Test
    void addingLeavesNoArrayBehind() {
        StepOutputs outputs = outputs(1);
        NDArray sum = manager.create(1f);
        numbers.add(0, 1, outputs, null);
        int arrays = manager.getManagedArrays().size();
        for (int step = 1; step < 20; step++) {
            numbers.add(step, 1, outputs, null);
            numbers.addWeights(sum);
        }
        assertEquals(arrays, manager.getManagedArrays().size());
    }
}
