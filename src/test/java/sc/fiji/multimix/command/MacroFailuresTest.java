// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MacroFailuresTest {
    @Test
    void putsAMacroErrorOnOneLine() {
        assertEquals(
                "Undefined variable in line 3: z = <y> + 1 ;",
                MacroFailures.tidy("Macro Error: Undefined variable in line 3\n \nz = <y> + 1 ; "));
    }

    @Test
    void putsOtherTextsOnOneLine() {
        assertEquals("File not found: a.tif", MacroFailures.tidy("File not found: \n a.tif\n"));
    }
}
