// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Objects;
import sc.fiji.multimix.image.GrayProfile;
import sc.fiji.multimix.image.Preprocessing;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.untrusted.Excerpt;
import sc.fiji.multimix.untrusted.UntrustedName;

/**
 * Everything there is to know about a trained model besides its weights: {@code model.json}.
 *
 * @param formatVersion version of the model file's format, {@link #FORMAT_VERSION}
 * @param system what was trained, for example "MultiMix"
 * @param network how the network is built
 * @param preprocessing how images become its input
 * @param mirrored whether predicted probabilities are the mean over the image and its mirror image
 * @param classNames names of the classes in the order of the network's outputs; empty if the model
 *     does not classify
 * @param training the training options as they were, so that the result can be reproduced
 * @param data numbers of images
 * @param validation scores of the best epoch
 * @param test scores on the test images; null if there were none
 * @param twin whether the unlabeled images helped; null if no supervised twin was trained
 * @param provenance split, seed, versions, device, date
 * @param grayValues what the training images' gray values have in common; null in models that were
 *     made before it was kept
 */
public record ModelDescription(
        int formatVersion,
        String system,
        NetworkOptions network,
        Preprocessing preprocessing,
        boolean mirrored,
        List<String> classNames,
        JsonObject training,
        DataCounts data,
        Scores validation,
        Scores test,
        TwinReport twin,
        Provenance provenance,
        GrayProfile grayValues) {
    /** The format that this version writes and reads. */
    public static final int FORMAT_VERSION = 1;

    /** Checks that nothing is missing and all fits together. */
    public ModelDescription {
        Objects.requireNonNull(system, "system is missing");
        Objects.requireNonNull(network, "network is missing");
        Objects.requireNonNull(preprocessing, "preprocessing is missing");
        UntrustedName.checkLine("The system", system);
        classNames = List.copyOf(Objects.requireNonNull(classNames, "classNames are missing"));
        Objects.requireNonNull(training, "training is missing");
        Objects.requireNonNull(data, "data is missing");
        Objects.requireNonNull(validation, "validation is missing");
        Objects.requireNonNull(provenance, "provenance is missing");
        if (classNames.size() != network.classes())
            throw new IllegalArgumentException(
                    "A network of "
                            + network.classes()
                            + " classes cannot have the class names "
                            + Excerpt.of(classNames)
                            + ".");
        classNames.forEach(UntrustedName::checkClass);
        if (preprocessing.resolution() != network.resolution())
            throw new IllegalArgumentException(
                    "Images of "
                            + preprocessing.resolution()
                            + " pixels do not fit a network for "
                            + network.resolution()
                            + " pixels.");
    }

    /** Whether the model classifies. */
    public boolean classifies() {
        return network.classifies();
    }

    /** Whether the model segments. */
    public boolean segments() {
        return network.segments();
    }

    /** A sentence on whether the unlabeled images helped, or why that is not known. */
    public String unlabeledInWords() {
        if (twin != null) return twin.sentence();
        return data.imagesWithoutMask() + data.imagesWithoutLabel() == 0
                ? "No unlabeled images were used."
                : "Whether the unlabeled images helped was not tested (train with twin=true for"
                        + " that).";
    }

    /** This description with scores on test images. */
    public ModelDescription withTest(Scores scores) {
        return with(scores, twin);
    }

    /** This description with what a supervised twin showed. */
    public ModelDescription withTwin(TwinReport report) {
        return with(test, report);
    }

    private ModelDescription with(Scores newTest, TwinReport newTwin) {
        return new ModelDescription(
                formatVersion,
                system,
                network,
                preprocessing,
                mirrored,
                classNames,
                training,
                data,
                validation,
                newTest,
                newTwin,
                provenance,
                grayValues);
    }
}
