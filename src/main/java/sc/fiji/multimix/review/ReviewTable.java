// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sc.fiji.multimix.image.ImageFile;
import sc.fiji.multimix.inference.ResultNames;
import sc.fiji.multimix.untrusted.Excerpt;

/**
 * The results of a folder's analysis, {@code results.csv}, which is only read. Its columns are
 * found by name: {@code file, class, confidence, foreground_fraction, error} must be there, {@code
 * warning} and {@code p_<class>} may be, others are ignored.
 *
 * @param file the table's file
 * @param classNames the model's classes, from the columns {@code p_<class>}
 * @param cases one per row, in the table's order
 */
public record ReviewTable(Path file, List<String> classNames, List<ReviewCase> cases) {
    private static final List<String> NEEDED =
            List.of("file", "class", "confidence", "foreground_fraction", "error");
    private static final Pattern SLICE = Pattern.compile("(.+)#([1-9]\\d{0,8})");
    private static final String PROBABILITY = "p_";

    /** Copies the lists. */
    public ReviewTable {
        classNames = List.copyOf(classNames);
        cases = List.copyOf(cases);
    }

    /**
     * Reads a table.
     *
     * @param results {@code results.csv}, or the folder it lies in
     * @param images the folder that was analyzed
     * @throws IOException with the path if the table is missing, damaged or not one of these
     */
    public static ReviewTable read(Path results, Path images) throws IOException {
        Path file = Files.isDirectory(results) ? results.resolve("results.csv") : results;
        if (!Files.exists(file))
            throw new IOException(
                    "There is no table "
                            + file.toAbsolutePath()
                            + ". Choose the output folder of MultiMix Analyze Folder.");
        return new Rows(CsvTable.read(file), images).table();
    }

    /**
     * The classes of the model, and of the cases if the table does not name the model's; sorted.
     */
    public SortedSet<String> predictedClasses() {
        SortedSet<String> names = new TreeSet<>(classNames);
        for (ReviewCase each : cases) if (!each.className().isEmpty()) names.add(each.className());
        return names;
    }

    /** The folder of the table, its masks and overlays. */
    public Path folder() {
        return file.toAbsolutePath().getParent();
    }

    /** The cases whose image files are not where the table says; stacks once. */
    public List<Path> missingImages() {
        Set<Path> missing = new LinkedHashSet<>();
        for (ReviewCase each : cases) if (!Files.exists(each.image())) missing.add(each.image());
        return List.copyOf(missing);
    }

    /** Turns rows into cases. */
    private static final class Rows {
        private final CsvTable csv;
        private final Path images;
        private final Path folder;
        private final List<String> classNames = new ArrayList<>();
        private final ResultNames names = new ResultNames();
        private String lastFile = "";
        private Path lastStem;

        Rows(CsvTable csv, Path images) throws IOException {
            this.csv = csv;
            this.images = images;
            folder = csv.file().toAbsolutePath().getParent();
            for (String column : csv.columns())
                if (column.startsWith(PROBABILITY))
                    classNames.add(column.substring(PROBABILITY.length()));
            for (String column : NEEDED)
                if (csv.column(column) < 0)
                    throw new IOException(
                            "The table "
                                    + csv.file()
                                    + " has no column '"
                                    + column
                                    + "'; its columns are "
                                    + Excerpt.of(String.join(", ", csv.columns()))
                                    + ". Choose a results.csv of MultiMix Analyze Folder, with"
                                    + " commas between its fields.");
        }

        ReviewTable table() throws IOException {
            List<ReviewCase> cases = new ArrayList<>();
            for (int row = 0; row < csv.rows().size(); row++) cases.add(reviewCase(row));
            return new ReviewTable(csv.file(), classNames, cases);
        }

        private ReviewCase reviewCase(int row) throws IOException {
            String name = text(row, "file");
            int slice = 0;
            Matcher parts = SLICE.matcher(name);
            if (parts.matches() && isImage(parts.group(1), row)) {
                name = parts.group(1);
                slice = Integer.parseInt(parts.group(2));
            }
            Path image = image(name, row);
            if (!name.equals(lastFile)) lastStem = names.next(name);
            lastFile = name;
            List<Double> probabilities = new ArrayList<>();
            for (String each : classNames) probabilities.add(number(row, PROBABILITY + each));
            return new ReviewCase(
                    name,
                    slice,
                    text(row, "class"),
                    number(row, "confidence"),
                    probabilities,
                    number(row, "foreground_fraction"),
                    text(row, "warning"),
                    text(row, "error"),
                    image,
                    picture("masks", slice),
                    picture("overlays", slice));
        }

        private boolean isImage(String name, int row) throws IOException {
            return ImageFile.isImage(image(name, row));
        }

        private Path picture(String kind, int slice) {
            Path stem = folder.resolve(kind).resolve(lastStem);
            return stem.resolveSibling(stem.getFileName() + (slice == 0 ? ".png" : ".tif"));
        }

        /** The image's file; a table from elsewhere must not lead out of the folder. */
        private Path image(String name, int row) throws IOException {
            Path image;
            try {
                image = images.resolve(name);
            } catch (InvalidPathException e) {
                throw new IOException(
                        where(row) + ": '" + Excerpt.of(name) + "' is no file name.", e);
            }
            boolean inside =
                    !name.isBlank()
                            && !Path.of(name).isAbsolute()
                            && !List.of(name.split("[/\\\\]", -1)).contains("..");
            if (!inside || !image.normalize().startsWith(images.normalize()))
                throw new IOException(
                        where(row)
                                + ": '"
                                + Excerpt.of(name)
                                + "' is no file inside the folder "
                                + images);
            return image;
        }

        private String text(int row, String column) {
            int index = csv.column(column);
            return index < 0 ? "" : csv.rows().get(row).get(index);
        }

        private double number(int row, String column) throws IOException {
            String text = text(row, column).strip();
            if (text.isEmpty()) return Double.NaN;
            double value;
            try {
                value = Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw new IOException(
                        where(row)
                                + ", column '"
                                + column
                                + "': '"
                                + Excerpt.of(text)
                                + "' is no number.",
                        e);
            }
            if (!(value >= 0 && value <= 1))
                throw new IOException(
                        where(row)
                                + ", column '"
                                + column
                                + "': "
                                + Excerpt.of(text)
                                + " is not between 0 and 1.");
            return value;
        }

        private String where(int row) {
            return "Row " + (row + 1) + " of the table " + csv.file();
        }
    }
}
