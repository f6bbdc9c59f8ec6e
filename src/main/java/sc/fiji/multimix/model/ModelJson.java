// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import sc.fiji.multimix.untrusted.Excerpt;
import sc.fiji.multimix.untrusted.UntrustedJson;

/** {@link ModelDescription} as JSON; a score that is not defined is {@code null}. */
final class ModelJson {
    private static final Gson GSON =
            new GsonBuilder()
                    .setPrettyPrinting()
                    .disableHtmlEscaping()
                    .serializeNulls()
                    .registerTypeAdapter(double.class, new NaNAsNull()) // reads
                    .registerTypeAdapter(Double.class, new NaNAsNull()) // writes
                    .create();

    private ModelJson() {}

    static String write(ModelDescription description) {
        return GSON.toJson(description) + "\n";
    }

    /**
     * Reads a description.
     *
     * @throws IOException if this is not JSON, of another format version, or something is missing
     *     or impossible
     */
    static ModelDescription read(String json) throws IOException {
        JsonElement parsed;
        try {
            parsed = UntrustedJson.parse(json);
        } catch (IOException e) {
            throw new IOException("model.json cannot be read as JSON: " + e.getMessage(), e);
        }
        if (!parsed.isJsonObject())
            throw new IOException(
                    "model.json cannot be read as JSON: it is no object, but "
                            + Excerpt.of(parsed));
        checkVersion(parsed.getAsJsonObject().get("formatVersion"));
        try {
            return UntrustedJson.read(GSON, parsed, ModelDescription.class);
        } catch (IOException e) {
            throw new IOException("model.json is not valid: " + e.getMessage(), e);
        }
    }

    private static void checkVersion(JsonElement version) throws IOException {
        int found;
        try {
            found = version.getAsInt();
        } catch (RuntimeException e) {
            throw new IOException(
                    "model.json names no format version, but " + Excerpt.of(version) + ".", e);
        }
        if (found > ModelDescription.FORMAT_VERSION)
            throw new IOException(
                    "The model was made by a newer MultiMix (model format "
                            + found
                            + ", this one reads format "
                            + ModelDescription.FORMAT_VERSION
                            + "). Update MultiMix.");
        if (found < ModelDescription.FORMAT_VERSION)
            throw new IOException("The model has the unknown format version " + found + ".");
    }

    /** JSON has no NaN. */
    private static final class NaNAsNull extends TypeAdapter<Double> {
        @Override
        public void write(JsonWriter writer, Double value) throws IOException {
            if (value != null && Double.isFinite(value)) writer.value(value);
            else writer.nullValue();
        }

        @Override
        public Double read(JsonReader reader) throws IOException {
            if (reader.peek() != JsonToken.NULL) return reader.nextDouble();
            reader.nextNull();
            return Double.NaN;
        }
    }
}
