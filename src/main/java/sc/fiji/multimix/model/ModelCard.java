// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import java.util.Locale;
import sc.fiji.multimix.network.NetworkOptions;

/** The plain-text card inside a model file: what the model is, for a person who finds it. */
final class ModelCard {
    private ModelCard() {}

    /** Markdown. */
    static String text(ModelDescription model) {
        NetworkOptions network = model.network();
        DataCounts data = model.data();
        Provenance origin = model.provenance();
        Versions versions = origin.versions();
        return String.format(
                Locale.ROOT,
                """
                # %1$s model for Fiji

                RESEARCH USE ONLY. NOT FOR DIAGNOSIS. No medical device; not cleared by any authority.

                ## What it does
                %2$s
                Input: gray images, resized to %3$d x %3$d pixels; percentiles %4$s to %5$s of each image are
                mapped to -1 and 1. Network: width %6$d, dropout %7$s.

                ## What it was trained on
                Segmentation: %8$d images with mask, %9$d without; validated on %10$d.
                Classification: %11$d images with class, %12$d without; validated on %13$d.
                Split %14$s, seed %15$d.

                ## How well it does
                Validation (chose the best epoch): %16$s
                Test: %17$s
                %24$s
                Images of other devices, hospitals or patients can give worse results. Look at them.

                ## How to use it
                In ImageJ or Fiji with MultiMix: Plugins > MultiMix > MultiMix Segment..., MultiMix Classify...,
                MultiMix Saliency... or MultiMix Analyze Folder..., with this file as the model.
                In Python: unzip; numpy.load("weights.npz") holds the named arrays; model.json describes the rest.

                ## Made with
                MultiMix for Fiji %18$s, DJL %19$s, PyTorch %20$s, Java %21$s; %22$s; %23$s.

                ## Please cite
                A. Haque, A.-A.-Z. Imran, A. Wang, D. Terzopoulos: Generalized multi-task learning from
                substantially unlabeled multi-source medical image data. MELBA 2021:011, arXiv:2110.13185.
                A. Haque, A.-A.-Z. Imran, A. Wang, D. Terzopoulos: MultiMix: Sparingly-supervised, extreme
                multitask learning from medical images. IEEE ISBI 2021, arXiv:2010.14731.
                """,
                model.system(),
                abilities(model),
                network.resolution(),
                model.preprocessing().scaling().lowPercentile(),
                model.preprocessing().scaling().highPercentile(),
                network.width(),
                network.dropout(),
                data.masks(),
                data.imagesWithoutMask(),
                data.validationMasks(),
                data.labels(),
                data.imagesWithoutLabel(),
                data.validationLabels(),
                origin.splitFingerprint(),
                origin.seed(),
                scores(model.validation()),
                model.test() == null ? "not tested" : scores(model.test()),
                versions.suite(),
                versions.djl(),
                versions.pytorch(),
                versions.java(),
                origin.device(),
                origin.date(),
                model.unlabeledInWords());
    }

    private static String abilities(ModelDescription model) {
        String segments =
                model.segments()
                        ? "Segments: foreground as in the training masks."
                        : "Does not segment.";
        String classifies =
                model.classifies()
                        ? "Classifies: " + String.join(", ", model.classNames()) + "."
                        : "Does not classify.";
        return segments + "\n" + classifies;
    }

    private static String scores(Scores scores) {
        return "mean Dice "
                + score(scores.dice())
                + ", accuracy "
                + score(scores.accuracy())
                + ", AUC "
                + score(scores.auc());
    }

    private static String score(double value) {
        return Double.isNaN(value) ? "not defined" : String.format(Locale.ROOT, "%.4f", value);
    }
}
