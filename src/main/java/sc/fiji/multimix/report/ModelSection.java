// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sc.fiji.multimix.model.DataCounts;
import sc.fiji.multimix.model.ModelDescription;
import sc.fiji.multimix.model.Provenance;
import sc.fiji.multimix.model.Scores;
import sc.fiji.multimix.network.NetworkOptions;

/** A report's part on what the model is and how it was trained. */
final class ModelSection {
    private ModelSection() {}

    static void addTo(HtmlPage page, ReportSubject subject) {
        ModelDescription model = subject.model();
        page.heading("The model");
        page.table("What it is", List.of(), identity(subject));
        page.table("What it was trained on", List.of(), data(model.data()));
        page.table(
                "Its own scores",
                List.of("Images", "Mean Dice", "Accuracy", "Area under the ROC curve"),
                scores(model));
        page.table(
                "How it was trained (0 masks or labels: all)",
                List.of("Option", "Value"),
                options(model.training()));
        page.table("Made with", List.of(), origin(model.provenance()));
    }

    private static List<List<String>> identity(ReportSubject subject) {
        ModelDescription model = subject.model();
        NetworkOptions network = model.network();
        return List.of(
                List.of("File", subject.name()),
                List.of("System", model.system()),
                List.of("Segments", model.segments() ? "yes" : "no"),
                List.of(
                        "Classifies",
                        model.classifies() ? String.join(", ", model.classNames()) : "no"),
                List.of(
                        "Network",
                        "width "
                                + network.width()
                                + (network.bridge() ? ", with saliency bridge" : ", no bridge")
                                + ", dropout "
                                + network.dropout()),
                List.of(
                        "Input",
                        "gray images resized to "
                                + network.resolution()
                                + " x "
                                + network.resolution()
                                + " pixels; each image's percentiles "
                                + model.preprocessing().scaling().lowPercentile()
                                + " and "
                                + model.preprocessing().scaling().highPercentile()
                                + " become -1 and 1"),
                List.of(
                        "Prediction",
                        model.mirrored() ? "mean over the image and its mirror image" : "plain"));
    }

    private static List<List<String>> data(DataCounts data) {
        return List.of(
                List.of("Images with mask", "" + data.masks()),
                List.of("Segmentation images without mask", "" + data.imagesWithoutMask()),
                List.of("Images with mask that chose the epoch", "" + data.validationMasks()),
                List.of("Images with class", "" + data.labels()),
                List.of("Classification images without class", "" + data.imagesWithoutLabel()),
                List.of("Images with class that chose the epoch", "" + data.validationLabels()));
    }

    private static List<List<String>> scores(ModelDescription model) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("Validation (chose the epoch)", model.validation()));
        if (model.test() != null) rows.add(row("Test, at the end of training", model.test()));
        return rows;
    }

    private static List<String> row(String images, Scores scores) {
        return List.of(
                images,
                Numbers.score(scores.dice()),
                Numbers.score(scores.accuracy()),
                Numbers.score(scores.auc()));
    }

    /** Every option of the training, nested ones with dots. */
    private static List<List<String>> options(JsonObject training) {
        List<List<String>> rows = new ArrayList<>();
        addOptions("", training, rows);
        return rows;
    }

    private static void addOptions(String prefix, JsonObject object, List<List<String>> rows) {
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            JsonElement value = entry.getValue();
            String name = prefix + entry.getKey();
            if (value.isJsonObject()) addOptions(name + ".", value.getAsJsonObject(), rows);
            else
                rows.add(
                        List.of(
                                name,
                                value.isJsonPrimitive() ? value.getAsString() : value.toString()));
        }
    }

    private static List<List<String>> origin(Provenance origin) {
        return List.of(
                List.of("Date", origin.date()),
                List.of("Device", origin.device()),
                List.of("Seed", "" + origin.seed()),
                List.of("Split", origin.splitFingerprint()),
                List.of("MultiMix for Fiji", origin.versions().suite()),
                List.of("Deep Java Library", origin.versions().djl()),
                List.of("PyTorch", origin.versions().pytorch()),
                List.of("Java", origin.versions().java()));
    }
}
