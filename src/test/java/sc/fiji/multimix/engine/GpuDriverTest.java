// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GpuDriverTest {
    @Test
    void libraryIsThatOfTheSystem() {
        assertEquals("nvcuda", GpuDriver.library("Windows 11"));
        assertEquals("cuda", GpuDriver.library("Linux"));
        assertEquals("cuda", GpuDriver.library("Mac OS X"));
    }

    @Test
    void driverIsThereIfTheEngineHasGpus() {
        assertTrue(GpuDriver.isPresent() || Engines.get().getGpuCount() == 0);
    }

    @Test
    void absenceIsNoError() {
        assertFalse(GpuDriver.isPresent("a-library-that-no-system-has"));
    }
}
