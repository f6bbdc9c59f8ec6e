// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.List;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.DeviceChoice;

class TrainingDevicesTest {
    private static final TrainingOptions OPTIONS =
            TrainingOptions.FAST.withDevice(DeviceChoice.ALL).withBatch(8);
    private static final List<Device> GPUS = List.of(Device.gpu(0), Device.gpu(1), Device.gpu(2));

    @Test
    void allGpusAreUsed() {
        TrainingDevices devices = TrainingDevices.of(GPUS, OPTIONS);
        assertEquals(GPUS, devices.list());
        assertEquals(List.of(), devices.notes());
        assertTrue(devices.areGpus());
        assertEquals("3 GPUs (0, 1, 2)", devices.inWords());
    }

    @Test
    void noMoreAreUsedThanABatchHasImages() {
        TrainingDevices two = TrainingDevices.of(GPUS, OPTIONS.withBatch(2));
        assertEquals(GPUS.subList(0, 2), two.list());
        assertEquals(
                List.of(
                        "A batch of 2 images per stream cannot be divided among 3 devices: 2 are"
                                + " used."),
                two.notes());
        TrainingDevices one = TrainingDevices.of(GPUS, OPTIONS.withBatch(1));
        assertEquals(GPUS.subList(0, 1), one.list());
        assertTrue(one.notes().get(0).endsWith("1 is used."), one.notes().get(0));
    }

    @Test
    void mixMatchUsesTheFirstAndSaysWhy() {
        TrainingOptions mixMatch = OPTIONS.withSystem(TrainingSystem.ENC_MM);
        TrainingDevices devices = TrainingDevices.of(GPUS, mixMatch);
        assertEquals(GPUS.subList(0, 1), devices.list());
        assertEquals(
                List.of(
                        "MixMatch mixes the images of a whole batch, so only the first of 3 devices"
                                + " is used."),
                devices.notes());
        assertEquals(List.of(), TrainingDevices.of(GPUS.subList(0, 1), mixMatch).notes());
    }

    @Test
    void allWithoutGpuIsTheCpuAndSaysSo() {
        TrainingDevices devices = TrainingDevices.of(List.of(Device.cpu()), OPTIONS);
        assertEquals(List.of(Device.cpu()), devices.list());
        assertFalse(devices.areGpus());
        assertEquals(
                List.of("There is no GPU to compute on (device=all): the CPU is used."),
                devices.notes());
        assertEquals(
                List.of(),
                TrainingDevices.of(List.of(Device.cpu()), OPTIONS.withDevice(DeviceChoice.AUTO))
                        .notes());
    }
}
