// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.training.EpochReport;

class TrainingTableTest {
    private static final EpochReport EPOCH =
            Reports.epoch(1, Reports.losses(0.5, 0.25, Reports.SOME), 0.8, Double.NaN, 0.9);

    private static final String TEXT =
            """
            epoch,rate,loss_total,loss_class,loss_pseudo-label,loss_guessed_label,loss_dice,\
            loss_consistency,Dice,accuracy,AUC,accepted_pseudo-labels,right_pseudo-labels,\
            unlabeled_images,accepted,accepted_of_known_class,accepted_and_right,score,best,seconds
            1,0.001,0.85,0.5,0.4,,0.25,0.01,0.8,,0.9,0.6,0.9,100,60,50,45,0.8,true,10.0
            """;

    @Test
    void hasARowPerEpochAndEmptyFieldsForWhatIsNotDefined() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertEquals(TEXT, TrainingTable.text(List.of(EPOCH)));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void replacesAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("training.csv"), "old");
        TrainingTable.write(List.of(EPOCH), file);
        assertEquals(TEXT, Files.readString(file));
        assertEquals(1, folder.toFile().list().length);
    }
}
