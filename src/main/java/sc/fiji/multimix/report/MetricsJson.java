// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.evaluation.EvaluationSummary;
import sc.fiji.multimix.evaluation.Measure;
import sc.fiji.multimix.metrics.ConfusionMatrix;
import sc.fiji.multimix.statistics.BlandAltman;

/** The file {@code metrics.json}: an evaluation's numbers; {@code null} where not defined. */
final class MetricsJson {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

    private MetricsJson() {}

    static String of(ReportSubject subject, Evaluation evaluation, EvaluationSummary summary) {
        JsonObject root = new JsonObject();
        root.addProperty("model", subject.name());
        root.addProperty("system", subject.model().system());
        root.addProperty("bootstrap", summary.resamples());
        root.add("notes", texts(subject.notes()));
        root.add(
                "trainedImages",
                subject.trained().unknown().isEmpty()
                        ? new JsonPrimitive(subject.trained().trained())
                        : JsonNull.INSTANCE);
        root.addProperty("unlabeledImages", subject.model().unlabeledInWords());
        root.add("segmentation", segmentation(subject, evaluation, summary));
        root.add("classification", classification(subject, evaluation, summary));
        return GSON.toJson(root) + "\n";
    }

    private static JsonElement segmentation(
            ReportSubject subject, Evaluation evaluation, EvaluationSummary summary) {
        if (subject.segmentation() == null) return JsonNull.INSTANCE;
        JsonObject task = task(evaluation, true, evaluation.masks().size(), summary.masks());
        task.addProperty("withoutMask", subject.withoutMask());
        BlandAltman agreement = evaluation.areaAgreement();
        JsonObject area = new JsonObject();
        area.addProperty("unit", evaluation.areaUnit());
        area.add("bias", number(agreement.bias()));
        area.add("deviation", number(agreement.deviation()));
        area.add("lowerLimit", number(agreement.lower()));
        area.add("upperLimit", number(agreement.upper()));
        area.addProperty("images", agreement.count());
        task.add("areaAgreement", area);
        return task;
    }

    private static JsonElement classification(
            ReportSubject subject, Evaluation evaluation, EvaluationSummary summary) {
        if (subject.classification() == null) return JsonNull.INSTANCE;
        JsonObject task = task(evaluation, false, evaluation.classes().size(), summary.classes());
        int classes = evaluation.classNames().size();
        ConfusionMatrix matrix =
                ConfusionMatrix.of(evaluation.labels(), evaluation.predictedLabels(), classes);
        JsonArray rows = new JsonArray();
        for (int truth = 0; truth < classes; truth++) {
            JsonArray row = new JsonArray();
            for (int predicted = 0; predicted < classes; predicted++)
                row.add(matrix.count(truth, predicted));
            rows.add(row);
        }
        task.add("classes", texts(evaluation.classNames()));
        task.add("confusion", rows);
        return task;
    }

    private static JsonObject task(
            Evaluation evaluation, boolean segmentation, int images, List<Measure> measures) {
        JsonObject task = new JsonObject();
        task.addProperty("images", images);
        task.addProperty(
                "failed",
                evaluation.failures().stream()
                        .filter(failure -> failure.segmentation() == segmentation)
                        .count());
        JsonObject metrics = new JsonObject();
        for (Measure measure : measures) metrics.add(measure.key(), json(measure));
        task.add("metrics", metrics);
        return task;
    }

    private static JsonObject json(Measure measure) {
        JsonObject json = new JsonObject();
        json.add("value", number(measure.value()));
        json.add("low", number(measure.interval() == null ? Double.NaN : measure.interval().low()));
        json.add(
                "high",
                number(measure.interval() == null ? Double.NaN : measure.interval().high()));
        json.add("deviation", number(measure.deviation()));
        json.addProperty("images", measure.images());
        if (!measure.unit().isEmpty()) json.addProperty("unit", measure.unit());
        return json;
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static JsonElement number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }
}
