// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputsTest {
    @Test
    void takesAClassInAnyCaseButTheOneWrittenSoFirst() {
        List<String> classes = List.of("Lung", "lung", "HIP");
        assertEquals("lung", Inputs.className(" lung ", classes));
        assertEquals("Lung", Inputs.className("Lung", classes));
        assertEquals("Lung", Inputs.className("LUNG", classes));
        assertEquals("HIP", Inputs.className("hip", classes)); // in Turkish too
    }

    @Test
    void saysWhichNameCanBeNoFile() {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Inputs.modelFile(new File("a\0b.zip")))
                        .getMessage();
        assertTrue(message.contains("cannot be the name of a file: Nul character"), message);
    }
}
