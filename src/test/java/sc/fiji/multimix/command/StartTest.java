// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StartTest {
    private static final int JAVA_8 = 52;

    @Test
    void complainsToOldJavaOnly() {
        for (String old : new String[] {"1.8", "9", "11", "16"})
            assertTrue(Start.complaint(old).contains("needs Java 17 or newer"), old);
        for (String version : new String[] {"17", "21", "25"}) assertNull(Start.complaint(version));
    }

    @Test
    void runsInJava8() throws IOException {
        try (DataInputStream file =
                new DataInputStream(Start.class.getResourceAsStream("Start.class"))) {
            assertEquals(0xCAFEBABE, file.readInt());
            file.readUnsignedShort(); // minor version
            assertEquals(JAVA_8, file.readUnsignedShort());
        }
    }
}
