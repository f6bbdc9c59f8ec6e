// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class EnginesTest {
    @Test
    void leavesOnlyTheTelemetrySwitchedOffOnceStarted() {
        assertNotNull(Engines.get());
        assertEquals("true", System.getProperty("OPT_OUT_TRACKING"));
        for (String key : new String[] {"ai.djl.offline", "PYTORCH_LIBRARY_PATH", "PYTORCH_FLAVOR"})
            assertNull(System.getProperty(key), key);
    }

    @Test
    void isOfflineUnlessTheUserSaysOtherwise() {
        assertTrue(Engines.isOffline());
        System.setProperty("ai.djl.offline", "false");
        try {
            assertFalse(Engines.isOffline());
        } finally {
            System.clearProperty("ai.djl.offline");
        }
    }

    @Test
    void setsWhatTheUserHasNotSet() {
        Properties properties = new Properties();
        Engines.setDefaults(properties);
        assertEquals("true", properties.getProperty("ai.djl.offline"));
        assertEquals("true", properties.getProperty("OPT_OUT_TRACKING"));
    }

    @Test
    void keepsWhatTheUserHasSet() {
        Properties properties = new Properties();
        properties.setProperty("ai.djl.offline", "false");
        properties.setProperty("OPT_OUT_TRACKING", "false");
        Engines.setDefaults(properties);
        assertEquals("false", properties.getProperty("ai.djl.offline"));
        assertEquals("false", properties.getProperty("OPT_OUT_TRACKING"));
    }

    @Test
    void isStartedOnce() {
        assertSame(Engines.get(), Engines.get());
    }

    @Test
    void leavesTheContextClassLoaderAsItWas() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        Engines.get();
        assertSame(before, thread.getContextClassLoader());
    }

    @Test
    void cpuIsNamedWithItsThreads() {
        String words = Engines.describe(Engines.device(DeviceChoice.CPU));
        assertTrue(words.matches("CPU \\([1-9]\\d* threads?\\)"), words);
        assertEquals(words.contains("(1 "), words.endsWith("thread)"), words);
    }

    @Test
    void gpuIsNamedWithItsNumber() {
        assertEquals("GPU 0", Engines.describe(Device.gpu()));
        assertEquals("GPU 1", Engines.describe(Device.gpu(1)));
    }

    @Test
    void severalGpusAreNamedWithTheirNumbers() {
        assertEquals("2 GPUs (0, 1)", Engines.describe(List.of(Device.gpu(0), Device.gpu(1))));
        assertEquals("GPU 1", Engines.describe(List.of(Device.gpu(1))));
    }

    @Test
    void equalDevicesAreNamedOnce() {
        assertEquals(
                Engines.describe(Device.cpu()),
                Engines.describe(List.of(Device.cpu(), Device.cpu())));
    }

    @Test
    void versionNamesEngineAndNumber() {
        assertTrue(Engines.version().matches("PyTorch \\d+\\.\\d+\\.\\d+.*"), Engines.version());
    }
}
