// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import sc.fiji.multimix.data.DataContents;
import sc.fiji.multimix.untrusted.Excerpt;
import sc.fiji.multimix.untrusted.UntrustedJson;

/**
 * What a training's result depends on, to tell whether it is the same when it is resumed.
 *
 * @param options the training options by their names
 * @param data the images
 * @param system what computes: device and versions, in words
 */
record TrainingOrigin(JsonObject options, DataContents data, String system) {
    /** Does not change the training itself. */
    private static final String TWIN = "twin";

    private static final String EPOCHS = "epochs";
    private static final String RATE = "rate";

    private static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    /** Checks that nothing is missing. */
    TrainingOrigin {
        Objects.requireNonNull(options, "the options are missing");
        Objects.requireNonNull(data, "the list of images is missing");
        Objects.requireNonNull(system, "the name of the system is missing");
    }

    static TrainingOrigin of(TrainingOptions options, DataContents data, String system) {
        return new TrainingOrigin(GSON.toJsonTree(options).getAsJsonObject(), data, system);
    }

    /**
     * What is different now, in words.
     *
     * @param now options of the resumed training
     * @return "batch was 4 and is 8" for each; empty if nothing is
     */
    List<String> changes(TrainingOptions now) {
        SortedMap<String, String> before = values(options);
        SortedMap<String, String> after = values(GSON.toJsonTree(now).getAsJsonObject());
        List<String> changes = new ArrayList<>();
        after.forEach(
                (name, value) -> {
                    String old = before.getOrDefault(name, "unknown");
                    if (!value.equals(old))
                        changes.add(name + " was " + Excerpt.of(old) + " and is " + value);
                });
        return changes;
    }

    /** Number of epochs in the options, without those that were added. */
    int epochs() {
        return number(EPOCHS).intValue();
    }

    /** Initial learning rate in the options. */
    float rate() {
        return number(RATE).floatValue();
    }

    /**
     * The options.
     *
     * @throws IOException if they are not valid
     */
    TrainingOptions trainingOptions() throws IOException {
        return UntrustedJson.read(GSON, options, TrainingOptions.class);
    }

    private Number number(String option) {
        try {
            return options.get(option).getAsNumber();
        } catch (RuntimeException e) { // missing, or not a number
            throw new IllegalArgumentException(
                    "The training cannot be resumed: its state has no number '" + option + "'.", e);
        }
    }

    private static SortedMap<String, String> values(JsonObject options) {
        SortedMap<String, String> values = new TreeMap<>();
        for (Map.Entry<String, JsonElement> entry : options.entrySet()) {
            String name = entry.getKey();
            if (name.equals(TWIN)) continue;
            if (entry.getValue() instanceof JsonObject inner)
                values(inner).forEach((key, value) -> values.put(name + "." + key, value));
            else values.put(name, entry.getValue().toString().replace("\"", ""));
        }
        return values;
    }
}
