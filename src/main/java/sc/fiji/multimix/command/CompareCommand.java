// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.comparison.ComparisonData;
import sc.fiji.multimix.comparison.ComparisonSummary;
import sc.fiji.multimix.comparison.Grid;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.training.Preset;
import sc.fiji.multimix.training.TrainingOptions;

/** Trains and tests the paper's systems on the same data and writes tables of their scores. */
@Plugin(
        type = Command.class,
        label = "MultiMix Compare Systems...",
        description =
                "Trains and tests the paper's systems on your data, several times each, and writes a page that compares them.",
        visible = false)
public class CompareCommand extends MultiMixCommand {
    @Parameter(
            label = "Segmentation folder",
            description =
                    "As for MultiMix Train, with a part test to compare on. Empty = only systems"
                            + " that classify.",
            style = "directory",
            required = false,
            persist = false)
    private File segmentation;

    @Parameter(
            label = "Classification folder",
            description =
                    "As for MultiMix Train, with a part test to compare on. Empty = only systems"
                            + " that segment.",
            style = "directory",
            required = false,
            persist = false)
    private File classification;

    @Parameter(
            label = "Other segmentation folder",
            description =
                    "Images and masks of another source, to test on too: its part test if it has"
                            + " one, else all. Empty = none.",
            style = "directory",
            required = false,
            persist = false)
    private File crosssegmentation;

    @Parameter(
            label = "Other classification folder",
            description =
                    "Images of the same classes of another source, to test on too: its part test"
                            + " if it has one, else all. Empty = none.",
            style = "directory",
            required = false,
            persist = false)
    private File crossclassification;

    @Parameter(
            label = "Output folder",
            description =
                    "Gets the page comparison.html, tables, plots and all models; a comparison"
                            + " that was stopped goes on.",
            style = "directory",
            persist = false)
    private File output;

    @Parameter(
            label = "Systems",
            description =
                    "Names between commas, or all: U-Net, Enc, Enc-SSL, Enc-MM, UMTL, UMTL-S,"
                            + " UMTL-SSL, UMTL-SSL-S, MultiMix.",
            persist = false)
    private String systems = "all";

    @Parameter(
            label = "Masks to use (0 = all)",
            description = "Numbers of masks between commas, for example 10,50,0.",
            persist = false)
    private String masks = "0";

    @Parameter(
            label = "Class labels to use (0 = all)",
            description = "Numbers of class labels between commas, for example 100,1000,0.",
            persist = false)
    private String labels = "0";

    @Parameter(
            label = "Repeats",
            description = "Trainings of each system and budget, with different seeds and splits.",
            min = "1",
            persist = false)
    private int repeats = Grid.PAPER_REPEATS;

    @Parameter(
            label = "Preset",
            description =
                    "Where all other values come from: fast is made for a laptop's CPU, paper"
                            + " holds the published values.",
            persist = false)
    private Preset preset = Preset.FAST;

    @Parameter(
            label = "Resolution in pixels (0 = preset)",
            description = "Side of the square that images are resized to; divisible by 16.",
            min = "0",
            stepSize = "16",
            persist = false)
    private int resolution;

    @Parameter(
            label = "Epochs (0 = preset)",
            description = "Number of passes of each training, each followed by a validation.",
            min = "0",
            persist = false)
    private int epochs;

    @Parameter(
            label = "Seed",
            description = "Of the first repeat; each further one has the next number.",
            persist = false)
    private long seed = TrainingOptions.FAST.seed();

    @Parameter(
            label = "Device",
            description =
                    "Where to compute; auto takes a GPU if there is one, all divides each batch"
                            + " among all GPUs.",
            persist = false)
    private DeviceChoice device = TrainingOptions.FAST.device();

    @Override
    void work() throws IOException {
        ComparisonData data =
                new ComparisonData(
                        Inputs.optionalFolder(segmentation, "segmentation"),
                        Inputs.optionalFolder(classification, "classification"),
                        Inputs.optionalFolder(crosssegmentation, "crosssegmentation"),
                        Inputs.optionalFolder(crossclassification, "crossclassification"));
        Path results = Inputs.given(output, "output", "a folder for the results");
        Grid grid = Grid.parse(systems, masks, labels, repeats);
        report(MultiMix.compare(data, results, grid, options(), progress()));
    }

    /** The preset with what the user changed. */
    TrainingOptions options() {
        TrainingOptions options = preset.options().withSeed(seed).withDevice(device);
        if (resolution != 0) options = options.withResolution(resolution);
        if (epochs != 0) options = options.withEpochs(epochs);
        return options;
    }

    private static void report(ComparisonSummary summary) {
        IJ.log(
                "Compared with "
                        + (summary.cells() - summary.failures())
                        + " of "
                        + summary.cells()
                        + " trainings: "
                        + summary.page().getFileName()
                        + (summary.failures() == 0
                                ? ""
                                : " (the others failed: cells/NAME.error.txt says why; they are"
                                        + " tried again when it is run again)"));
    }
}
