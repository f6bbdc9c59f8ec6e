// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import java.io.File;
import java.io.IOException;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * A command to test the launcher with, holding every kind of input: it inverts the image, or fails
 * in a wanted way.
 */
@Plugin(type = Command.class, label = "Probe...", visible = false)
public class ProbeCommand extends MultiMixCommand {
    /** How it may fail. */
    public enum Failure {
        NONE,
        REFUSE,
        CRASH;

        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What the last run was given. */
    static String lastImage;

    static String lastValues;

    @Parameter(description = "The image.", persist = false)
    private ImagePlus image;

    @Parameter(description = "A required text.", persist = false)
    private String text;

    @Parameter(description = "A file.", required = false, persist = false)
    private File path;

    @Parameter(description = "A whole number.", persist = false)
    private int count = 3;

    @Parameter(description = "A number.", persist = false)
    private double factor = 0.5;

    @Parameter(description = "A switch.", persist = false)
    private boolean flag;

    @Parameter(description = "A choice.", persist = false)
    private Failure failure = Failure.NONE;

    @Parameter(
            description = "A choice of texts.",
            choices = {"mean", "max value"},
            persist = false)
    private String metric = "mean";

    @Parameter(type = ItemIO.OUTPUT)
    @SuppressWarnings("UnusedVariable") // SciJava reads it
    private ImagePlus inverted;

    @Parameter(type = ItemIO.OUTPUT)
    @SuppressWarnings("UnusedVariable") // SciJava reads it
    private ImagePlus second;

    @Override
    void work() throws IOException {
        Inputs.requireImage(image);
        lastImage = image.getTitle();
        lastValues = String.join("|", text, "" + path, "" + count, "" + factor, "" + flag, metric);
        if (failure == Failure.REFUSE) throw new IOException("The probe was told to refuse.");
        if (failure == Failure.CRASH) throw new UnsupportedOperationException("bug");
        inverted = image.duplicate();
        inverted.getProcessor().invert();
        inverted.setTitle("inverted-" + image.getTitle());
        second = image.duplicate();
        second.setTitle("second-" + image.getTitle());
    }
}
