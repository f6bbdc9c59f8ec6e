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
            assertEquals(Device.cpu(), one(DeviceChoice.CPU, gpus));
    }

    @Test
    void autoTakesTheGpuIfThereIsOne() {
        assertEquals(Device.cpu(), one(DeviceChoice.AUTO, 0));
        assertEquals(Device.gpu(), one(DeviceChoice.AUTO, 1));
        assertEquals(Device.gpu(), one(DeviceChoice.AUTO, 2));
    }

    @Test
    void gpuTakesTheGpuIfThereIsOne() {
        assertEquals(Device.gpu(), one(DeviceChoice.GPU, 1));
        assertEquals(Device.gpu(), one(DeviceChoice.GPU, 2));
    }

    /** The only device, which is the same with and without driver and CUDA. */
    private static Device one(DeviceChoice choice, int gpus) {
        List<List<Device>> distinct = anyMachine(choice, gpus).stream().distinct().toList();
        assertEquals(1, distinct.size());
        assertEquals(1, distinct.get(0).size());
        return distinct.get(0).get(0);
    }

    @Test
    void allTakesEveryGpu() {
        List<Device> three = List.of(Device.gpu(0), Device.gpu(1), Device.gpu(2));
        for (List<Device> devices : anyMachine(DeviceChoice.ALL, 3)) assertEquals(three, devices);
        for (List<Device> devices : anyMachine(DeviceChoice.ALL, 1))
            assertEquals(List.of(Device.gpu()), devices);
    }

    @Test
    void allTakesTheCpuIfThereIsNoGpu() {
        for (List<Device> devices : anyMachine(DeviceChoice.ALL, 0))
            assertEquals(List.of(Device.cpu()), devices);
    }

    /** The selections with and without driver and CUDA. */
    private static List<List<Device>> anyMachine(DeviceChoice choice, int gpus) {
        List<List<Device>> selections = new ArrayList<>();
        for (boolean driver : ANY)
            for (boolean cuda : ANY)
                selections.add(DeviceSelection.select(choice, gpus, driver, cuda, null));
        return selections;
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
        assertEquals("all", DeviceChoice.ALL.toString());
    }
}
