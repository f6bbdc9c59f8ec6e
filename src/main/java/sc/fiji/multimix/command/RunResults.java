// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import sc.fiji.multimix.image.ImageFile;
import sc.fiji.multimix.image.ResultFiles;
import sc.fiji.multimix.inference.CsvRow;

/**
 * What a command run from the command line leaves, where no window shows it: the table Results is
 * printed, and images are written as TIFF into a folder, named after the image's file: {@code
 * a-mask.tif} for {@code a.png}. No file is replaced.
 */
final class RunResults {
    private static final String OVERLAY = "Overlay";

    private final Path folder;
    private final PrintStream rows;
    private final PrintStream log;

    /**
     * Where to put results.
     *
     * @param folder for images
     * @param rows for the table, and nothing else
     * @param log for the images' paths
     */
    RunResults(Path folder, PrintStream rows, PrintStream log) {
        this.folder = folder;
        this.rows = rows;
        this.log = log;
    }

    /**
     * Makes sure that images can be written without replacing a file.
     *
     * @param image file of the image that they are made of
     * @param labels what they are, for example "Mask"
     * @throws CommandFailure if there is a file of that name
     */
    void requireRoom(Path image, Collection<String> labels) throws CommandFailure {
        for (String label : labels) {
            Path file = file(image, label);
            if (Files.exists(file))
                throw new CommandFailure(
                        "The file "
                                + file
                                + " is there already and would be replaced. Move it, or run in"
                                + " another folder. Nothing was written.");
        }
    }

    /**
     * Puts the results of a finished run: all, or nothing if a file would be replaced.
     *
     * @param image file of the run's image; null if it has none
     * @throws CommandFailure if a file would be replaced or something cannot be written
     */
    void put(CommandRun run, Path image) throws CommandFailure {
        Map<String, ImagePlus> images = new LinkedHashMap<>();
        if (image != null) {
            images.putAll(run.outputImages());
            for (ImagePlus input : run.inputImages().values())
                if (ResultOverlay.isOn(input)) images.put(OVERLAY, input);
            requireRoom(image, images.keySet());
        }
        print(ResultsTable.getResultsTable());
        for (Map.Entry<String, ImagePlus> entry : images.entrySet())
            save(entry.getValue(), entry.getKey(), file(image, entry.getKey()));
    }

    /** Columns apart by tabs, the first line their names. */
    private void print(ResultsTable table) throws CommandFailure {
        if (table.size() == 0) return;
        String[] headings = table.getHeadings();
        rows.println(
                Arrays.stream(headings).map(RunResults::cell).collect(Collectors.joining("\t")));
        for (int i = 0; i < table.size(); i++) {
            int row = i;
            rows.println(
                    Arrays.stream(headings)
                            .map(heading -> cell(table.getStringValue(heading, row)))
                            .collect(Collectors.joining("\t")));
        }
        if (rows.checkError())
            throw new CommandFailure("The rows cannot be written to the standard output.");
    }

    private static String cell(String text) {
        return CsvRow.neutral(text).replace('\t', ' ');
    }

    private void save(ImagePlus result, String label, Path file) throws CommandFailure {
        try {
            ResultFiles.saveTiff(result, file);
        } catch (IOException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
        log.println(label + ": " + file.getFileName());
    }

    private Path file(Path image, String label) {
        String ending = label.toLowerCase(Locale.ROOT).replace(' ', '-');
        return folder.resolve(ImageFile.baseName(image) + "-" + ending + ".tif").toAbsolutePath();
    }
}
