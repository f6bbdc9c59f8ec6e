// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceSelectionTest {
    private static final boolean[] ANY = {false, true};

    @Test
    void cpuAlwaysWorks() {
        for (int gpus = 0; gpus <= 2; gpus++)
            for (Device device : anyMachine(DeviceChoice.CPU, gpus))
                assertEquals(Device.cpu(), device);
    }

    @Test
    void autoTakesTheGpuIfThereIsOne() {
        for (Device device : anyMachine(DeviceChoice.AUTO, 0)) assertEquals(Device.cpu(), device);
        for (Device device : anyMachine(DeviceChoice.AUTO, 1)) assertEquals(Device.gpu(), device);
        for (Device device : anyMachine(DeviceChoice.AUTO, 2)) assertEquals(Device.gpu(), device);
    }

    @Test
    void gpuTakesTheGpuIfThereIsOne() {
        for (Device device : anyMachine(DeviceChoice.GPU, 1)) assertEquals(Device.gpu(), device);
    }

    /** The selection with and without driver and CUDA. */
    private static List<Device> anyMachine(DeviceChoice choice, int gpus) {
        List<Device> devices = new ArrayList<>();
        for (boolean driver : ANY)
            for (boolean cuda : ANY)
                devices.add(DeviceSelection.select(choice, gpus, driver, cuda, null));
        return devices;
    }

    @Test
    void gpuWithoutDriverSaysSoWhateverTheLibrary() {
        for (boolean cuda : ANY) {
            String message = refusal(false, cuda);
            assertTrue(message.contains("no NVIDIA driver was found"), message);
            assertFalse(message.contains("CPU library"), message);
            assertFalse(message.contains("cudart"), message);
        }
    }

    @Test
    void gpuWithoutItsLibrarySaysSo() {
        String message = refusal(true, false);
        assertTrue(message.contains("only the CPU library"), message);
        assertTrue(message.contains("PYTORCH_LIBRARY_PATH"), message);
        assertFalse(message.contains("no NVIDIA driver"), message);
        assertFalse(message.contains("cudart"), message);
    }

    @Test
    void gpuWithoutTheRunTimeLibrarySaysSo() {
        String message = refusal(true, true);
        assertTrue(message.contains("CUDA run-time library (cudart) was not found"), message);
        assertTrue(message.contains("Install it"), message);
        assertFalse(message.contains("only the CPU library"), message);
        assertFalse(message.contains("no NVIDIA driver"), message);
    }

    @Test
    void gpuLibraryThatIsNotUsedIsTheReason() {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        DeviceSelection.select(
                                                DeviceChoice.GPU, 0, true, false, "It is gone."))
                        .getMessage();
        assertTrue(message.contains("is not used. It is gone; or use device=auto"), message);
    }

    @Test
    void refusalSaysWhatWorks() {
        for (boolean driver : ANY)
            for (boolean cuda : ANY) {
                String message = refusal(driver, cuda);
                assertTrue(message.contains("device=auto"), message);
                assertTrue(message.contains("device=cpu"), message);
            }
    }

    private static String refusal(boolean driver, boolean cuda) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> DeviceSelection.select(DeviceChoice.GPU, 0, driver, cuda, null))
                .getMessage();
    }

    @Test
    void choicesHaveTheWordsOfTheMacros() {
        assertEquals("auto", DeviceChoice.AUTO.toString());
        assertEquals("cpu", DeviceChoice.CPU.toString());
        assertEquals("gpu", DeviceChoice.GPU.toString());
    }
}
