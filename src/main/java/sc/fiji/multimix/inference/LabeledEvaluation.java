// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.data.LabeledFile;
import sc.fiji.multimix.data.MaskedFile;
import sc.fiji.multimix.image.MaskImage;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.metrics.Accuracy;
import sc.fiji.multimix.metrics.DiceCoefficient;
import sc.fiji.multimix.metrics.RocAuc;
import sc.fiji.multimix.model.Scores;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * Scores a model on images whose masks or classes are known, each at its own resolution, the masks
 * from probabilities of at least 0.5.
 */
public final class LabeledEvaluation {
    private static final double THRESHOLD = 0.5;

    private final Predictor predictor;
    private final ProgressListener listener;

    /** An evaluation of this model. */
    public LabeledEvaluation(Predictor predictor, ProgressListener listener) {
        this.predictor = predictor;
        this.listener = listener;
    }

    /**
     * Scores the model.
     *
     * @param masks images with masks; may be empty, then the Dice coefficient is NaN
     * @param classes images with classes; may be empty, then accuracy and AUC are NaN
     * @throws IOException if a file cannot be read; names it
     */
    public Scores run(List<MaskedFile> masks, List<LabeledFile> classes) throws IOException {
        double dice = masks.isEmpty() ? Double.NaN : dice(masks);
        if (classes.isEmpty()) return new Scores(dice, Double.NaN, Double.NaN);
        int[] labels = classes.stream().mapToInt(LabeledFile::label).toArray();
        int[] predicted = new int[labels.length];
        double[][] probabilities = new double[labels.length][];
        for (int i = 0; i < labels.length; i++) {
            progress("classes", i, labels.length);
            Path image = classes.get(i).image();
            Img<FloatType> gray = SourceImage.open(image).gray(1);
            Classification c = predict(image, gray, Part.CLASS).classification();
            predicted[i] = c.index();
            probabilities[i] = c.probabilities().stream().mapToDouble(p -> p).toArray();
        }
        return new Scores(dice, Accuracy.of(labels, predicted), RocAuc.of(labels, probabilities));
    }

    private double dice(List<MaskedFile> files) throws IOException {
        double sum = 0;
        for (int i = 0; i < files.size(); i++) {
            progress("masks", i, files.size());
            MaskedFile file = files.get(i);
            Img<FloatType> gray = SourceImage.open(file.image()).gray(1);
            Img<UnsignedByteType> truth =
                    MaskImage.read(
                            file.mask(),
                            file.image(),
                            (int) gray.dimension(0),
                            (int) gray.dimension(1));
            Img<FloatType> probability = predict(file.image(), gray, Part.MASK).probability();
            sum += DiceCoefficient.of(truth, MaskImage.threshold(probability, THRESHOLD));
        }
        return sum / files.size();
    }

    private ImageResult predict(Path file, Img<FloatType> gray, Part part) throws IOException {
        try {
            return predictor.predict(gray, EnumSet.of(part), NetworkSession.PREDICTED_CLASS);
        } catch (IllegalArgumentException e) {
            throw new IOException("Cannot use the image " + file + ": " + e.getMessage(), e);
        }
    }

    private void progress(String what, int done, int all) {
        listener.checkCanceled();
        listener.progress("Testing " + what + " " + (done + 1) + "/" + all, (double) done / all);
    }
}
