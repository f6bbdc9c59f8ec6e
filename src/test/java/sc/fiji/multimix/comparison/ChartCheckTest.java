// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ChartCheckTest {
    @Test
    void aComputerWithFontsPasses() {
        assertDoesNotThrow(() -> ChartCheck.run());
    }

    @Test
    void missingFontsAreToldInWords() {
        NoClassDefFoundError cause = new NoClassDefFoundError("sun.font.SunFontManager");
        IllegalStateException e =
                assertThrows(
                        IllegalStateException.class,
                        () ->
                                ChartCheck.run(
                                        () -> {
                                            throw cause;
                                        }));
        assertSame(cause, e.getCause());
        assertTrue(e.getMessage().contains("nothing was trained"), e.getMessage());
        assertTrue(e.getMessage().contains("install fontconfig"), e.getMessage());
    }
}
