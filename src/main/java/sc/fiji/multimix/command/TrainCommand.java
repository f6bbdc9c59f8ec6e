// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import ij.ImagePlus;
import java.awt.GraphicsEnvironment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.training.Preset;
import sc.fiji.multimix.training.Resume;
import sc.fiji.multimix.training.Training;
import sc.fiji.multimix.training.TrainingControl;
import sc.fiji.multimix.training.TrainingOptions;
import sc.fiji.multimix.training.TrainingResult;
import sc.fiji.multimix.training.TrainingSystem;

/** Trains a model from folders of images; either folder may be left out. */
@Plugin(
        type = Command.class,
        label = "MultiMix Train...",
        description =
                "Trains a model from folders of images, of which a few have masks or classes; either folder may be left out.",
        visible = false)
public class TrainCommand extends MultiMixCommand {
    @Parameter(
            label = "Segmentation folder",
            description =
                    "Folder with the subfolders images and masks (same base names); an image"
                            + " without a mask is unlabeled. Empty = no segmentation.",
            style = "directory",
            required = false,
            persist = false)
    private File segmentation;

    @Parameter(
            label = "Classification folder",
            description =
                    "Folder with one subfolder per class, and unlabeled for the other images."
                            + " Empty = no classification.",
            style = "directory",
            required = false,
            persist = false)
    private File classification;

    @Parameter(
            label = "Save model as",
            description =
                    "File of the trained model (.zip); an existing one is kept as .bak beside it.",
            style = "save",
            persist = false)
    private File model;

    @Parameter(
            label = "Preset",
            description =
                    "Where all values left at 0 come from: fast is made for a laptop's CPU, paper"
                            + " holds the published values.",
            persist = false)
    private Preset preset = Preset.FAST;

    @Parameter(
            label = "System",
            description =
                    "What to train: MultiMix is the whole method; the others are the paper's"
                            + " systems for comparison, with less of it.",
            persist = false)
    private TrainingSystem system = TrainingOptions.FAST.system();

    @Parameter(
            label = "Masks to use (0 = all)",
            description = "Number of masks to learn from; the other images count as unlabeled.",
            min = "0",
            persist = false)
    private int masks;

    @Parameter(
            label = "Class labels to use (0 = all)",
            description =
                    "Number of class labels to learn from, evenly over the classes; the other"
                            + " images count as unlabeled.",
            min = "0",
            persist = false)
    private int labels;

    @Parameter(
            label = "Resolution in pixels (0 = preset)",
            description = "Side of the square that images are resized to; divisible by 16.",
            min = "0",
            stepSize = "16",
            persist = false)
    private int resolution;

    @Parameter(
            label = "Network width (0 = preset)",
            description = "Channels of the network's first stage.",
            min = "0",
            persist = false)
    private int width;

    @Parameter(
            label = "Batch size (0 = preset)",
            description = "Images of each kind (labeled and unlabeled) in one training step.",
            min = "0",
            persist = false)
    private int batch;

    @Parameter(
            label = "Epochs (0 = preset)",
            description = "Number of passes, each followed by a validation.",
            min = "0",
            persist = false)
    private int epochs;

    @Parameter(
            label = "Learning rate (0 = preset)",
            description = "Initial learning rate of the Adam optimizer, between 0 and 1.",
            min = "0",
            stepSize = "0.0001",
            style = "format:#.#######",
            persist = false)
    private double rate;

    @Parameter(
            label = "Patience in epochs (0 = preset)",
            description =
                    "Training ends early after so many epochs without a better validation score.",
            min = "0",
            persist = false)
    private int patience;

    @Parameter(
            label = "Also train a twin without unlabeled images",
            description =
                    "Trains the same system once more without unlabeled images, and tells whether"
                            + " and by how much they helped on validation.",
            persist = false)
    private boolean twin = TrainingOptions.FAST.twin();

    @Parameter(
            label = "Seed",
            description = "The same seed gives the same splits, batches and initial weights.",
            persist = false)
    private long seed = TrainingOptions.FAST.seed();

    @Parameter(
            label = "Device",
            description =
                    "Where to compute; auto takes a GPU if there is one, all divides each batch"
                            + " among all GPUs.",
            persist = false)
    private DeviceChoice device = TrainingOptions.FAST.device();

    @Parameter(
            label = "Resume the training that was stopped",
            description =
                    "Goes on with the training of this model file from its last state,"
                            + " NAME.last.zip beside it, as if it had not been stopped; values left"
                            + " at 0 are that training's, not the preset's.",
            persist = false)
    private boolean resume;

    @Parameter(
            label = "Resume even if images or options changed (with the box above)",
            description =
                    "Goes on with what is there now; else changed images or options are named and"
                            + " refused.",
            persist = false)
    private boolean force;

    @Parameter(type = ItemIO.OUTPUT, label = "Losses")
    @SuppressWarnings("UnusedVariable") // SciJava reads it
    private ImagePlus losses;

    @Parameter(type = ItemIO.OUTPUT, label = "Validation")
    @SuppressWarnings("UnusedVariable") // SciJava reads it
    private ImagePlus validation;

    @Override
    void work() throws IOException {
        Path masked = Inputs.optionalFolder(segmentation, "segmentation");
        Path classified = Inputs.optionalFolder(classification, "classification");
        if (masked == null && classified == null)
            throw new IllegalArgumentException(
                    "There is nothing to learn from: choose a segmentation folder, a classification"
                            + " folder, or both.");
        Path file = Inputs.given(model, "model", "a file for the trained model");
        if (Files.isDirectory(file))
            throw new IllegalArgumentException(
                    "The model "
                            + file
                            + " is a folder. Name a file in it, for example model.zip.");
        Resume resumption = Resume.of(resume, force);
        TrainingOptions options = options(resumption, file);
        if (isInteractive()) {
            WindowedTraining training =
                    new WindowedTraining(masked, classified, file, options, resumption);
            showTwin(training.run(this));
        } else {
            report(
                    MultiMix.train(
                            masked,
                            classified,
                            file,
                            options,
                            resumption,
                            progress(),
                            new TrainingControl()),
                    file);
        }
    }

    /** The preset with what the user changed. */
    TrainingOptions options() {
        return options(preset.options());
    }

    /** Values left at 0 are those of the training that is resumed, else the preset's. */
    private TrainingOptions options(Resume resumption, Path file) throws IOException {
        return resumption == Resume.NO ? options() : options(Training.stopped(file));
    }

    private TrainingOptions options(TrainingOptions base) {
        TrainingOptions options =
                base.withSystem(system)
                        .withMasks(masks)
                        .withLabels(labels)
                        .withTwin(twin)
                        .withSeed(seed)
                        .withDevice(device);
        if (resolution != 0) options = options.withResolution(resolution);
        if (width != 0) options = options.withWidth(width);
        if (batch != 0) options = options.withBatch(batch);
        if (epochs != 0) options = options.withEpochs(epochs);
        if (rate != 0) options = options.withRate((float) rate);
        if (patience != 0) options = options.withPatience(patience);
        return options;
    }

    private void report(TrainingResult result, Path wanted) {
        if (result.history().isEmpty())
            throw new IllegalStateException(
                    "Training was canceled before the end of its first epoch: there is no model."
                            + (result.lastModel() == null
                                    ? ""
                                    : " Its last state is in "
                                            + result.lastModel().getFileName()
                                            + ": resume=true goes on from there."));
        TrainingCurves curves = new TrainingCurves(result.history());
        if (!GraphicsEnvironment.isHeadless()) {
            curves.table().show(TrainingCurves.TABLE_TITLE);
            losses = curves.losses();
            validation = curves.validation();
        }
        showTwin(result);
        String kept = SavedModel.describe(result, wanted);
        if (result.canceled())
            throw new IllegalStateException("Training was canceled; kept was " + kept);
        if (!SavedModel.isWhereWanted(result, wanted))
            throw new IllegalStateException(
                    "The model could not be saved as " + wanted + ". Saved " + kept);
        IJ.log("Saved " + kept);
    }

    private static void showTwin(TrainingResult result) {
        if (result.twin() != null)
            TrainingCurves.table(result.twin()).show(TrainingCurves.TWIN_TITLE);
    }
}
