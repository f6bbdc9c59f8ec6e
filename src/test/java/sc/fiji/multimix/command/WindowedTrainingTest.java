// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.training.PseudoLabelCounts;
import sc.fiji.multimix.training.StepLosses;
import sc.fiji.multimix.training.TrainingControl.End;
import sc.fiji.multimix.training.TrainingResult;

class WindowedTrainingTest {
    private static final EpochReport EPOCH =
            new EpochReport(
                    7,
                    new StepLosses(1, 1, 1, 1, 1, 1, PseudoLabelCounts.NONE),
                    1e-3f,
                    0.8,
                    0.8,
                    0.8,
                    0.8,
                    true,
                    List.of(),
                    10);

    private static final Path WANTED = Path.of("a.zip").toAbsolutePath();

    private static TrainingResult result(String model, boolean canceled) {
        Path file = model == null ? null : Path.of(model);
        return new TrainingResult(
                file, file, List.of(EPOCH), model == null ? null : EPOCH, canceled, null);
    }

    @Test
    void saysWhatWasSavedOrKept() {
        assertEquals(
                "Saved the model of epoch 7: a.zip",
                WindowedTraining.describe(result("a.zip", false), WANTED, End.FINISH));
        assertEquals(
                "The training was canceled; kept was the model of epoch 7: a.zip",
                WindowedTraining.describe(result("a.zip", true), WANTED, End.CANCEL_AND_KEEP));
    }

    @Test
    void saysInFullWhereAModelIsThatHadToBeSavedElsewhere() {
        for (Path place : List.of(Path.of("home", "a.zip").toAbsolutePath(), Path.of("a-2.zip"))) {
            String line = WindowedTraining.describe(result(place + "", false), WANTED, End.FINISH);
            assertEquals("Saved the model of epoch 7: " + place.toAbsolutePath(), line);
        }
    }

    @Test
    void saysWhyThereIsNoModel() {
        assertEquals(
                "The training was canceled; its model was discarded.",
                WindowedTraining.describe(result(null, true), WANTED, End.CANCEL_AND_DISCARD));
        assertEquals(
                "The training was canceled before the end of its first epoch: there is no model.",
                WindowedTraining.describe(result(null, true), WANTED, End.CANCEL_AND_KEEP));
    }
}
