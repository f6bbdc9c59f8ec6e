// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import ij.ImagePlus;
import java.util.List;
import sc.fiji.multimix.explanation.ExplainedSlice;
import sc.fiji.multimix.explanation.Explainer;
import sc.fiji.multimix.explanation.Explanation;
import sc.fiji.multimix.explanation.ExplanationOptions;
import sc.fiji.multimix.explanation.ExplanationReport;
import sc.fiji.multimix.image.LabeledMaps;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.inference.InputCheck;
import sc.fiji.multimix.inference.Predictor;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * An image's saliency maps by several methods.
 *
 * @param maps 32-bit stack in "Fire" colors, of the image's size, each map scaled to [0, 1] by its
 *     99.9th percentile, labeled with method, class, warning and slice; the methods of a slice
 *     follow each other, and each slice of the image is a frame
 * @param slices what was found, one per slice of the image
 */
public record ExplainedImage(ImagePlus maps, List<ExplainedSlice> slices) {
    /** Copies the list. */
    public ExplainedImage {
        slices = List.copyOf(slices);
    }

    /** Explains; the listener's log gets the warnings. */
    static ExplainedImage of(
            ImagePlus image,
            Predictor predictor,
            String target,
            ExplanationOptions options,
            ProgressListener listener) {
        List<ExplainedSlice> slices =
                new Explainer(predictor, target, options).explain(SourceImage.of(image), listener);
        InputWarnings.logLack(new InputCheck(predictor.description()), listener);
        listener.log(ExplanationReport.CAVEAT);
        LabeledMaps maps = new LabeledMaps(image);
        List<String> names = LabeledMaps.names(image);
        for (int i = 0; i < slices.size(); i++) {
            ExplanationReport report = new ExplanationReport(names.get(i), slices.get(i));
            for (Explanation explanation : slices.get(i).explanations())
                maps.add(explanation.map(), report.label(explanation));
            InputWarnings.log(slices.get(i).inputWarning(), i + 1, slices.size(), listener);
            report.warning().ifPresent(listener::log);
        }
        return new ExplainedImage(maps.image(image.getShortTitle() + "-explanation"), slices);
    }
}
