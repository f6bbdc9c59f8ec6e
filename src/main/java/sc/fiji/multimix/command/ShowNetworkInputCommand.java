// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import java.io.File;
import java.io.IOException;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import sc.fiji.multimix.MultiMix;

/** Shows the current image exactly as the network of a model sees it. */
@Plugin(
        type = Command.class,
        label = "MultiMix Show Network Input...",
        description = "Shows the current image exactly as the network of a model sees it.",
        visible = false)
public class ShowNetworkInputCommand extends MultiMixCommand {
    @Parameter(
            label = "Image",
            description = "The image to show as the network sees it; of a stack, every slice.",
            persist = false)
    private ImagePlus image;

    @Parameter(
            label = "Model",
            description = "File of a model that MultiMix Train has made.",
            style = "open",
            persist = false)
    private File model;

    @Parameter(type = ItemIO.OUTPUT, label = "Network input")
    @SuppressWarnings("UnusedVariable") // SciJava reads it
    private ImagePlus input;

    @Override
    void work() throws IOException {
        Inputs.requireImage(image);
        input = MultiMix.networkInput(image, Inputs.modelFile(model), progress());
    }
}
