// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The median of repeated measurements of one program at one size.
 *
 * @param program {@link #MULTIMIX} or {@link #PYTORCH}
 * @param what "step" or "predict"
 * @param size side of the images
 * @param batch images per stream
 * @param width channels of the network's first stage
 * @param millis median over the repeats of the medians
 * @param megabytes median of the peak memory
 */
record Measurement(
        String program,
        String what,
        int size,
        int batch,
        int width,
        double millis,
        double megabytes) {
    /** The first line of the file that {@code growth.sh} writes. */
    static final String HEADER = "program,what,size,batch,width,median_ms,min_ms,peak_rss_mb";

    static final String MULTIMIX = "MultiMix";
    static final String PYTORCH = "PyTorch";
    private static final String STEP = "step";
    private static final int KEY = 5; // columns that say what was measured

    /**
     * Reads a file of {@code growth.sh}.
     *
     * @throws IOException if it is missing or another file; says which line is wrong
     */
    static List<Measurement> read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).equals(HEADER))
            throw new IOException(file + " does not begin with the line " + HEADER + ".");
        Map<List<String>, List<List<String>>> repeats = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = Arrays.asList(line.split(",", -1));
            if (cells.size() != HEADER.split(",", -1).length)
                throw new IOException(file + " has a line of other columns: " + line);
            repeats.computeIfAbsent(cells.subList(0, KEY), key -> new ArrayList<>()).add(cells);
        }
        List<Measurement> measurements = new ArrayList<>();
        repeats.forEach((key, rows) -> measurements.add(of(key, rows)));
        return measurements;
    }

    private static Measurement of(List<String> key, List<List<String>> rows) {
        return new Measurement(
                key.get(0),
                key.get(1),
                Integer.parseInt(key.get(2)),
                Integer.parseInt(key.get(3)),
                Integer.parseInt(key.get(4)),
                median(rows, KEY),
                median(rows, KEY + 2));
    }

    private static double median(List<List<String>> rows, int column) {
        return Times.median(
                rows.stream()
                        .map(row -> row.get(column))
                        .mapToDouble(
                                cell -> cell.equals("-") ? Double.NaN : Double.parseDouble(cell))
                        .sorted()
                        .toArray());
    }

    /** Pixels of all images of a stream, in millions. */
    double megapixels() {
        return (double) size * size * batch / 1e6;
    }

    /** Arithmetic of the convolutions, in billions of operations. */
    double convolutionGigaflop() {
        Arithmetic arithmetic = new Arithmetic(width, size);
        return (what.equals(STEP)
                        ? arithmetic.stepConvolutions(batch)
                        : arithmetic.predictionConvolutions(batch))
                / 1e9;
    }

    /**
     * Arithmetic of resizing; none in PyTorch's program, which takes a few operations per value.
     */
    double resizingGigaflop() {
        if (!program.equals(MULTIMIX)) return 0;
        Arithmetic arithmetic = new Arithmetic(width, size);
        return (what.equals(STEP)
                        ? arithmetic.stepResizing(batch)
                        : arithmetic.predictionResizing(batch))
                / 1e9;
    }

    /** Arithmetic of the convolutions per second, in billions of operations. */
    double convolutionRate() {
        return convolutionGigaflop() / millis * 1000;
    }

    /** The same with resizing. */
    double rate() {
        return (convolutionGigaflop() + resizingGigaflop()) / millis * 1000;
    }
}
