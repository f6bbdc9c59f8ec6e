// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table of a folder's analysis, {@code results.csv}: UTF-8, a {@link CsvRow} per image, decimal
 * points whatever the language.
 *
 * <p>Columns: {@code file, class, confidence, p_<class>..., foreground_fraction, warning, error}. A
 * value that does not exist is empty. Each row is on disk once added, so an analysis that is ended
 * early loses none. May be called from several threads.
 */
public final class ResultsTableFile implements AutoCloseable {
    private final Path file;
    private final List<String> classNames;
    private final BufferedWriter writer;

    private ResultsTableFile(Path file, List<String> classNames, BufferedWriter writer) {
        this.file = file;
        this.classNames = List.copyOf(classNames);
        this.writer = writer;
    }

    /**
     * Starts a table; an existing one is replaced, a missing folder made.
     *
     * @param classNames names of the classes, in the model's order; empty if it does not classify
     * @throws IOException with the path if it cannot be written
     */
    public static ResultsTableFile create(Path file, List<String> classNames) throws IOException {
        List<String> header = new ArrayList<>(List.of("file", "class", "confidence"));
        for (String name : classNames) header.add("p_" + name);
        header.addAll(List.of("foreground_fraction", "warning", "error"));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ResultsTableFile table =
                    new ResultsTableFile(file, classNames, Files.newBufferedWriter(file));
            table.write(header);
            return table;
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    /**
     * Adds an image's row.
     *
     * @param image name of the image
     * @param classification its class, or null if the model does not classify
     * @param foregroundFraction foreground part of the mask's area, in [0, 1]; NaN if the model
     *     does not segment
     * @param warning what is unusual about the image, see {@link InputCheck}; empty if nothing is
     */
    public void add(
            String image, Classification classification, double foregroundFraction, String warning)
            throws IOException {
        if (classification != null && !classification.classNames().equals(classNames))
            throw new IllegalArgumentException(
                    "The table has the classes "
                            + classNames
                            + ", but the classification "
                            + classification.classNames());
        List<String> row = new ArrayList<>();
        row.add(image);
        row.add(classification == null ? "" : classification.className());
        row.add(classification == null ? "" : number(classification.confidence()));
        for (int k = 0; k < classNames.size(); k++)
            row.add(classification == null ? "" : number(classification.probabilities().get(k)));
        row.add(number(foregroundFraction));
        row.add(warning);
        row.add("");
        write(row);
    }

    /** Adds the row of an image that could not be analysed. */
    public void addError(String image, String error) throws IOException {
        List<String> row = new ArrayList<>();
        row.add(image);
        for (int k = 0; k < classNames.size() + 4; k++) row.add("");
        row.add(error);
        write(row);
    }

    private synchronized void write(List<String> row) throws IOException {
        try {
            writer.write(CsvRow.of(row));
            writer.write('\n');
            writer.flush();
        } catch (IOException e) {
            throw notWritable(file, e);
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.6f", value);
    }

    private static IOException notWritable(Path file, IOException e) {
        return new IOException("Cannot write the results to " + file + ": " + e, e);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
