// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models after a power cut; the soak is {@link KilledSaves}. */
class KilledSavesTest {
    private static final int KILLS = 4;

    @TempDir Path folder;

    @Test
    void aKillLeavesWholeModelsAndTheNextSaveCleansUp() throws Exception {
        KilledSaves kills = new KilledSaves(Files.createDirectory(folder.resolve("models")));
        for (int i = 0; i < KILLS; i++) kills.kill(); // throws if a model is not whole
        assertEquals(
                List.of("model.last.zip", "model.last.zip.bak", "model.zip", "model.zip.bak"),
                kills.saveOnceMore().stream().filter(name -> !name.contains("best")).toList());
        assertEquals(1, SavingProgram.number(folder.resolve("models/model.zip")), "the best epoch");
        assertEquals(
                2, SavingProgram.number(folder.resolve("models/model.last.zip")), "the last epoch");
    }
}
