// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sc.fiji.multimix.engine.DeviceChoice;

class BenchmarkOptionsTest {
    @Test
    void whatIsNotSaidIsAsInThePyTorchScript() {
        assertEquals(
                new BenchmarkOptions(What.STEP, 256, 2, 12, 16, 2, 40, DeviceChoice.AUTO, true),
                BenchmarkOptions.parse("step"));
    }

    @Test
    void everyOptionIsTaken() {
        assertEquals(
                new BenchmarkOptions(What.PREDICT, 64, 3, 4, 5, 6, 7, DeviceChoice.CPU, false),
                BenchmarkOptions.parse(
                        "predict --size 64 --batch 3 --steps 4  --width 5 --threads 6 --files 7"
                                + " --device cpu --counts off "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | Say what to time",
                "stepp | 'stepp': choose step, predict, pipeline, folder",
                "${args} | choose step",
                "step --siez 64 | no option --siez",
                "step --size | --size has no value",
                "step --size big | whole number, but is big",
                "step --size 100 | divisible by 16, but is 100",
                "step --batch 0 | --batch must be at least 1, but is 0",
                "step --device tpu | 'tpu': choose auto, cpu, gpu",
                "step --counts maybe | 'maybe': choose on, off",
            })
    void whatIsWrongIsSaid(String line, String reason) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> BenchmarkOptions.parse(line))
                        .getMessage();
        assertTrue(message.contains(reason), message);
    }
}
