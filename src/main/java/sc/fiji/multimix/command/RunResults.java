// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import sc.fiji.multimix.image.ImageFile;
import sc.fiji.multimix.image.ResultFiles;

/**
 * What a command run from the command line leaves, where no window shows it: the table Results is
 * printed, and images are written as TIFF into a folder.
 */
final class RunResults {
    private final Path folder;
    private final PrintStream out;

    /**
     * Where to put results.
     *
     * @param folder for images; same names are replaced
     * @param out for the table, and for the images' paths
     */
    RunResults(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /**
     * Puts the results of a finished run.
     *
     * @throws CommandFailure if an image cannot be written
     */
    void put(CommandRun run) throws CommandFailure {
        print(ResultsTable.getResultsTable());
        for (ImagePlus input : run.inputImages().values()) {
            for (Map.Entry<String, ImagePlus> output : run.outputImages().entrySet())
                save(input, output.getKey(), output.getValue());
            if (ResultOverlay.isOn(input)) save(input, "Overlay", input);
        }
    }

    /** As ImageJ copies a table: columns apart by tabs, the first line their names. */
    private void print(ResultsTable table) {
        if (table.size() == 0) return;
        out.println(table.getColumnHeadings());
        for (int row = 0; row < table.size(); row++) out.println(table.getRowAsString(row));
    }

    private void save(ImagePlus input, String label, ImagePlus result) throws CommandFailure {
        String ending = label.toLowerCase(Locale.ROOT).replace(' ', '-');
        String base = ImageFile.baseName(Path.of(input.getTitle()));
        Path file = folder.resolve(base + "-" + ending + ".tif").toAbsolutePath();
        try {
            ResultFiles.saveTiff(result, file);
        } catch (IOException e) {
            throw new CommandFailure(e.getMessage(), e);
        }
        out.println(label + ": " + file);
    }
}
