// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.training.TrainingSystem;

class RemainingTimeTest {
    private final RemainingTime remaining = new RemainingTime();

    private static Cell cell(TrainingSystem system) {
        return new Cell(new Setting(system, 0, 0), 1);
    }

    @Test
    void nothingIsKnownAtFirst() {
        remaining.start(List.of(cell(TrainingSystem.UMTL)));
        assertEquals("", remaining.inWords(Duration.ZERO));
    }

    @Test
    void theTrainingAtWorkIsTheFirstGuess() {
        remaining.start(List.of(cell(TrainingSystem.UMTL), cell(TrainingSystem.ENC)));
        remaining.update(Duration.ofSeconds(100));
        assertEquals(270, remaining.seconds(Duration.ofSeconds(30)));
    }

    @Test
    void theSameSystemCountsFirstThenOneWithTheSameParts() {
        remaining.add(TestCells.result(TrainingSystem.UMTL, 0, 0, 1, 1, 1)); // 12 s
        remaining.start(List.of(cell(TrainingSystem.UMTL_SSL), cell(TrainingSystem.UMTL)));
        remaining.update(Duration.ofSeconds(50));
        assertEquals(50 + 12 + 12, remaining.seconds(Duration.ZERO));
    }

    @Test
    void afterATrainingTheWaitingOnesAreLeft() {
        remaining.start(List.of(cell(TrainingSystem.UMTL)));
        assertEquals("", remaining.afterwards());
        remaining.add(TestCells.result(TrainingSystem.UMTL, 0, 0, 1, 1, 1)); // 12 s
        remaining.update(Duration.ofSeconds(500)); // of the one that has ended
        assertEquals("less than 1 min left", remaining.afterwards());
        remaining.start(Collections.nCopies(60, cell(TrainingSystem.UMTL)));
        assertEquals("about 12 min left", remaining.afterwards());
        remaining.start(Collections.nCopies(600, cell(TrainingSystem.UMTL)));
        assertEquals("about 2 h 00 min left", remaining.afterwards());
        remaining.start(List.of());
        assertEquals("", remaining.afterwards());
    }

    @Test
    void timesAreReadable() {
        assertEquals("3 min 05 s", RemainingTime.inWords(185));
        assertEquals("2 h 01 min", RemainingTime.inWords(7279));
    }
}
