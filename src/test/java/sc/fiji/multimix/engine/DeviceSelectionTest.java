// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import org.junit.jupiter.api.Test;

class DeviceSelectionTest {
    private static final boolean[] DRIVER = {false, true};

    @Test
    void cpuAlwaysWorks() {
        for (boolean driver : DRIVER)
            for (int gpus = 0; gpus <= 2; gpus++)
                assertEquals(Device.cpu(), DeviceSelection.select(DeviceChoice.CPU, gpus, driver));
    }

    @Test
    void autoTakesTheGpuIfThereIsOne() {
        for (boolean driver : DRIVER) {
            assertEquals(Device.cpu(), DeviceSelection.select(DeviceChoice.AUTO, 0, driver));
            assertEquals(Device.gpu(), DeviceSelection.select(DeviceChoice.AUTO, 1, driver));
            assertEquals(Device.gpu(), DeviceSelection.select(DeviceChoice.AUTO, 2, driver));
        }
    }

    @Test
    void gpuTakesTheGpuIfThereIsOne() {
        for (boolean driver : DRIVER)
            assertEquals(Device.gpu(), DeviceSelection.select(DeviceChoice.GPU, 1, driver));
    }

    @Test
    void gpuWithoutDriverSaysSo() {
        String message = refusal(false);
        assertTrue(message.contains("no NVIDIA driver was found"), message);
        assertFalse(message.contains("CPU library"), message);
    }

    @Test
    void gpuWithoutItsLibrarySaysSo() {
        String message = refusal(true);
        assertTrue(message.contains("only the CPU library"), message);
        assertTrue(message.contains("PYTORCH_LIBRARY_PATH"), message);
        assertTrue(message.contains("PYTORCH_LIBRARY_PATH"), message);
        assertFalse(message.contains("no NVIDIA driver"), message);
    }

    @Test
    void refusalSaysWhatWorks() {
        for (boolean driver : DRIVER) {
            String message = refusal(driver);
            assertTrue(message.contains("device=auto"), message);
            assertTrue(message.contains("device=cpu"), message);
        }
    }

    private static String refusal(boolean driver) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> DeviceSelection.select(DeviceChoice.GPU, 0, driver))
                .getMessage();
    }

    @Test
    void choicesHaveTheWordsOfTheMacros() {
        assertEquals("auto", DeviceChoice.AUTO.toString());
        assertEquals("cpu", DeviceChoice.CPU.toString());
        assertEquals("gpu", DeviceChoice.GPU.toString());
    }
}
