// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.datacheck.DataReport;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.model.Weights;
import sc.fiji.multimix.phantom.SampleDataSet;

class CheckedDataTest {
    private static final TrainingOptions OPTIONS =
            TrainingOptions.FAST
                    .withResolution(32)
                    .withWidth(2)
                    .withBatch(2)
                    .withEpochs(1)
                    .withStepsPerEpoch(2)
                    .withDevice(DeviceChoice.CPU);

    @TempDir static Path folder;

    /** Answers the question and keeps it, with the log. */
    private static final class Answer implements TrainingListener {
        private final boolean accepts;
        private final List<DataReport> reports = new CopyOnWriteArrayList<>();
        private final List<String> lines = new CopyOnWriteArrayList<>();

        Answer(boolean accepts) {
            this.accepts = accepts;
        }

        @Override
        public void progress(String message, double fraction) {}

        @Override
        public void log(String line) {
            lines.add(line);
        }

        @Override
        public boolean acceptData(DataReport report) {
            reports.add(report);
            return accepts;
        }

        int line(String start) {
            for (int i = 0; i < lines.size(); i++) if (lines.get(i).startsWith(start)) return i;
            return -1;
        }
    }

    @BeforeAll
    static void writeData() throws IOException {
        SampleDataSet.write(folder.resolve("data"), 24, 1);
    }

    private static Training.Outcome run(Path model, TrainingListener listener) throws IOException {
        Path data = folder.resolve("data");
        return Training.run(
                data.resolve("segmentation"),
                data.resolve("classification"),
                model,
                OPTIONS,
                listener);
    }

    private static Training.Outcome runUnchecked(Path model, TrainingListener listener)
            throws IOException {
        Path data = folder.resolve("data");
        return Training.runUnchecked(
                data.resolve("segmentation"),
                data.resolve("classification"),
                model,
                OPTIONS,
                listener);
    }

    @Test
    void refusedDataCancelTheTrainingAndNothingIsWritten() throws IOException {
        Path models = Files.createDirectory(folder.resolve("refused"));
        Answer no = new Answer(false);
        assertEquals(
                "Training was canceled after the check of the data: nothing was written.",
                assertThrows(
                                CancellationException.class,
                                () -> run(models.resolve("model.zip"), no))
                        .getMessage());
        assertEquals(1, no.reports.size());
        try (Stream<Path> files = Files.list(models)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void theCheckIsLoggedBeforeTheTraining() throws IOException {
        Answer yes = new Answer(true);
        run(folder.resolve("logged.zip"), yes);
        int check = yes.line("Check of the data in ");
        int estimate = yes.line("Expected: about ");
        int training = yes.line("Training on ");
        assertTrue(0 <= check && check < estimate && estimate < training, yes.lines.toString());
        DataReport report = yes.reports.get(0);
        assertTrue(
                report.parts().stream().anyMatch(part -> part.name().equals("NORMAL, test")),
                report.toString());
        assertTrue(report.estimate().seconds() > 0, report.estimate().toString());
    }

    @Test
    void theCheckDoesNotChangeTheTraining() throws IOException {
        Path checked = folder.resolve("checked.zip");
        Path unchecked = folder.resolve("unchecked.zip");
        run(checked, new Answer(true));
        Answer notAsked = new Answer(false);
        runUnchecked(unchecked, notAsked);
        assertEquals(List.of(), notAsked.reports);
        assertFalse(notAsked.lines.isEmpty(), "the numbers of masks and labels are logged");
        Weights with = ModelFile.load(checked).weights();
        Weights without = ModelFile.load(unchecked).weights();
        assertEquals(with.names(), without.names());
        for (String name : with.names())
            assertArrayEquals(with.values(name), without.values(name), name);
    }
}
