// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sc.fiji.multimix.inference.CsvRow;
import sc.fiji.multimix.untrusted.Excerpt;

/**
 * What was decided so far, {@code review.csv} beside the results: rows are only appended, so that a
 * review can be interrupted and gone on with. May be used by several threads.
 */
public final class ReviewLog {
    private final Path file;
    private final Map<String, List<Decision>> decisions = new HashMap<>();

    private ReviewLog(Path file) {
        this.file = file;
    }

    /**
     * Opens the log of a folder of results; one that is not there yet is written with the first
     * decision.
     *
     * @throws IOException with the path if it cannot be read or is not such a table
     */
    public static ReviewLog open(Path folder) throws IOException {
        ReviewLog log = new ReviewLog(folder.resolve("review.csv"));
        if (Files.exists(log.file)) log.read();
        return log;
    }

    private void read() throws IOException {
        CsvTable table = CsvTable.read(file);
        for (String column : Decision.COLUMNS)
            if (table.column(column) < 0)
                throw new IOException(
                        "The table "
                                + file
                                + " has no column '"
                                + column
                                + "'. Rename it: reviews are written there.");
        if (!table.columns().equals(Decision.COLUMNS)) // rows are appended in that order
        throw new IOException(
                    "The table "
                            + file
                            + " has other columns than "
                            + Decision.COLUMNS
                            + ". Rename it: reviews are written there.");
        for (List<String> row : table.rows()) remember(decision(row));
    }

    private Decision decision(List<String> fields) throws IOException {
        for (Decision.Kind kind : Decision.Kind.values()) {
            if (!kind.toString().equals(fields.get(2))) continue;
            try {
                return new Decision(
                        fields.get(0),
                        Integer.parseInt(fields.get(1)),
                        kind,
                        fields.get(3),
                        fields.get(4),
                        fields.get(5),
                        Instant.parse(fields.get(6)));
            } catch (NumberFormatException | DateTimeParseException e) {
                throw unreadable(fields, e);
            }
        }
        throw unreadable(fields, null);
    }

    private IOException unreadable(List<String> row, Exception cause) {
        return new IOException(
                "Cannot understand a row of the table " + file + ": " + Excerpt.of(CsvRow.of(row)),
                cause);
    }

    private void remember(Decision decision) {
        List<Decision> earlier =
                decisions.computeIfAbsent(
                        key(decision.file(), decision.slice()), key -> new ArrayList<>());
        if (decision.kind() != Decision.Kind.UNDONE) earlier.add(decision);
        else if (!earlier.isEmpty()) earlier.remove(earlier.size() - 1);
    }

    private static String key(String file, int slice) {
        return file + '\0' + slice;
    }

    /** The file it is written to. */
    public Path file() {
        return file;
    }

    /**
     * What was decided on a case and not taken back, in order. Decisions on another predicted class
     * belong to an earlier analysis and do not count.
     */
    public synchronized List<Decision> decisions(ReviewCase each) {
        return decisions.getOrDefault(key(each.file(), each.slice()), List.of()).stream()
                .filter(decision -> decision.oldClass().equals(each.className()))
                .toList();
    }

    /** Whether something was decided on a case, and not taken back. */
    public boolean isReviewed(ReviewCase each) {
        return !decisions(each).isEmpty();
    }

    /**
     * Appends a decision.
     *
     * @throws IOException with the path if that fails
     */
    public synchronized void add(Decision decision) throws IOException {
        String row = CsvRow.of(decision.row()) + "\n";
        try {
            boolean started = Files.exists(file) && Files.size(file) > 0;
            if (!started) row = CsvRow.of(Decision.COLUMNS) + "\n" + row;
            else if (!endsLine()) row = "\n" + row;
            Files.write(
                    file,
                    row.getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IOException(
                    "Cannot note the decision in " + file + ": " + e + ". Is it open elsewhere?",
                    e);
        }
        remember(decision);
    }

    /**
     * Whether the file's last line has its end, which an interrupted write or an editor may lack.
     */
    private boolean endsLine() throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Files.size(file) - 1);
            return in.read() == '\n';
        }
    }
}
