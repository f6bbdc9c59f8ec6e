// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakTest {
    private static final List<String> AGENT =
            List.of("-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading");

    @TempDir private Path folder;

    @Test
    void trainingsPredictionsAndLoadsThatEndInAnyWayLeaveNoArrays() throws Exception {
        ChildProgram soak = ChildProgram.run(folder, AGENT, LeakSoak.class, "1");
        assertEquals(0, soak.code(), soak.out());
        assertTrue(soak.out().contains("round 1: 0 arrays"), soak.out());
    }
}
