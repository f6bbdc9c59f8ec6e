// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointTextTest {
    @Test
    void readsWhatWasWritten() throws IOException {
        assertEquals(
                CheckpointSamples.text(), CheckpointText.parse(CheckpointSamples.text()).json());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "steps | -1",
                "steps | 9223372036854775807",
                "steps | 4611686018427387903",
                "stepsPerEpoch | 0",
                "updates | -1",
                "updates | 9223372036854775807",
                "images | 9223372036854775807",
                "workedNanos | 9223372036854775807",
                "history | [null]",
                "history | [{}]",
                "history | null",
                "schedule | {}",
                "schedule | {'epochs': {'0': null}, 'halvings': {'0': 0}}",
                "schedule | {'epochs': {'null': 4}, 'halvings': {'0': 0}}",
                "schedule | {'epochs': {'-5': 4}, 'halvings': {'0': 0}}",
                "schedule | {'epochs': {'0': 4}, 'halvings': {'0': -1}}",
                "recoveries | -1",
                "schedule | {'epochs': {'0':4,'9223372036854775807':4}, 'halvings': {'0':0}}",
                "losses | {'sums': [1], 'pseudoLabels': {}, 'count': 1}",
                "losses | {'sums': [1, 1, 1, 1, 1, 1], 'pseudoLabels': {}, 'count': 2147483647}",
                "origin | {'options': {}, 'data': {'classNames': [null], 'images': []}}",
                "origin | {'options': null, 'data': {'classNames': [], 'images': []}}"
            })
    void refusesWhatCannotBe(String part, String value) {
        JsonObject json = JsonParser.parseString(CheckpointSamples.text()).getAsJsonObject();
        assertTrue(json.has(part), part);
        JsonElement hostile = JsonParser.parseString(value);
        json.add(part, hostile);
        IOException refusal =
                assertThrows(IOException.class, () -> CheckpointText.parse(json.toString()));
        assertTrue(refusal.getMessage().contains("its state"), refusal.getMessage());
    }

    @Test
    void epochsThatCannotBeCountedAreRefused() {
        TrainingSchedule schedule =
                new TrainingSchedule(DiskImages.data(), TrainingOptions.FAST.withEpochs(9));
        TrainingSchedule.Changes changes =
                new TrainingSchedule.Changes(
                        new TreeMap<>(Map.of(0L, 1, 5L, Integer.MAX_VALUE)),
                        new TreeMap<>(Map.of(0L, 0)));
        assertThrows(IllegalArgumentException.class, () -> schedule.restore(changes, 9, 5));
    }
}
