// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sc.fiji.multimix.image.AtomicFile;
import sc.fiji.multimix.inference.CsvRow;
import sc.fiji.multimix.training.EpochReport;
import sc.fiji.multimix.training.PseudoLabelCounts;

/**
 * A training's history as a comma-separated table, one row per epoch; a value that is not defined
 * is an empty field.
 */
final class TrainingTable {
    private TrainingTable() {}

    /** Writes the table, whole or not at all. */
    static void write(List<EpochReport> history, Path file) throws IOException {
        byte[] text = text(history).getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(text));
    }

    /** The table with its header, each line ended. */
    static String text(List<EpochReport> history) {
        StringBuilder text = new StringBuilder(CsvRow.of(header())).append('\n');
        for (EpochReport epoch : history) text.append(CsvRow.of(row(epoch))).append('\n');
        return text.toString();
    }

    private static List<String> header() {
        List<String> header = new ArrayList<>(List.of("epoch", "rate"));
        for (TrainingQuantity quantity : TrainingQuantity.values()) header.add(quantity.column());
        header.addAll(
                List.of(
                        "unlabeled_images",
                        "accepted",
                        "accepted_of_known_class",
                        "accepted_and_right",
                        "score",
                        "best",
                        "seconds"));
        return header;
    }

    private static List<String> row(EpochReport epoch) {
        List<String> row = new ArrayList<>();
        row.add(Integer.toString(epoch.epoch()));
        row.add(Float.toString(epoch.rate()));
        for (TrainingQuantity quantity : TrainingQuantity.values())
            row.add(number(quantity.of(epoch)));
        PseudoLabelCounts counts = epoch.losses().pseudoLabels();
        row.add(Long.toString(counts.images()));
        row.add(Long.toString(counts.accepted()));
        row.add(Long.toString(counts.known()));
        row.add(Long.toString(counts.correct()));
        row.add(number(epoch.score()));
        row.add(Boolean.toString(epoch.best()));
        row.add(number(epoch.seconds()));
        return row;
    }

    /** Seven digits, as many as a loss has. */
    private static String number(double value) {
        return Double.isNaN(value) ? "" : Float.toString((float) value);
    }
}
