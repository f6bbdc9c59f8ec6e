// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import sc.fiji.multimix.image.LocalNames;
import sc.fiji.multimix.phantom.SampleDataSet;

/** Writes a folder of synthetic chest radiographs to try the suite on. */
@Plugin(
        type = Command.class,
        label = "MultiMix Create Sample Data...",
        description =
                "Makes synthetic chest films with masks and classes, to try everything on; the same ones for the same seed.",
        visible = false)
public class CreateSampleDataCommand extends MultiMixCommand {
    @Parameter(
            label = "Output folder",
            description = "New or empty folder for the images.",
            style = "directory",
            persist = false)
    private File output;

    @Parameter(
            label = "Images",
            description = "Number of images in all parts together, at least 24.",
            min = "24",
            persist = false)
    private int images = SampleDataSet.IMAGES;

    @Parameter(
            label = "Seed",
            description = "The same seed gives the same images, byte for byte.",
            persist = false)
    private long seed = SampleDataSet.SEED;

    @Override
    void work() throws IOException {
        Path folder = Inputs.given(output, "output", "a new folder for the images");
        SampleDataSet.write(folder, images, seed, progress());
        IJ.log(images + " images are in " + LocalNames.name(folder));
    }
}
