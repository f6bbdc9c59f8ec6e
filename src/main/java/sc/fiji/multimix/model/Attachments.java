// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipOutputStream;

/**
 * What a model file holds besides the model, in its folder {@code training}.
 *
 * @param texts by the name of their entry, for example "state.json"
 * @param arrays by the name of their entry without its ending {@code .npz}
 */
public record Attachments(Map<String, String> texts, Map<String, Weights> arrays) {
    /** Nothing attached. */
    public static final Attachments NONE = new Attachments(Map.of(), Map.of());

    static final String FOLDER = "training/";
    static final String ARRAYS = ".npz";
    private static final String DESCRIPTION = ".json";

    /** Copies the maps. */
    public Attachments {
        texts = new LinkedHashMap<>(texts);
        arrays = new LinkedHashMap<>(arrays);
    }

    /**
     * These with a model.
     *
     * @param name that neither a text nor an array has
     */
    public Attachments with(String name, TrainedModel model) {
        Attachments more = new Attachments(texts, arrays);
        more.texts.put(name + DESCRIPTION, ModelJson.write(model.description()));
        more.arrays.put(name, model.weights());
        return more;
    }

    /**
     * An attached model.
     *
     * @return null if there is none of the name
     * @throws IOException if it is damaged
     */
    public TrainedModel model(String name) throws IOException {
        String description = texts.get(name + DESCRIPTION);
        Weights weights = arrays.get(name);
        if (description == null || weights == null) return null;
        return new TrainedModel(ModelJson.read(description), weights);
    }

    void write(ZipOutputStream zip) throws IOException {
        for (Map.Entry<String, Weights> array : arrays.entrySet()) {
            ModelFile.begin(zip, FOLDER + array.getKey() + ARRAYS);
            NpzWriter.write(array.getValue(), zip);
            zip.closeEntry();
        }
        for (Map.Entry<String, String> text : texts.entrySet()) {
            ModelFile.begin(zip, FOLDER + text.getKey());
            zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }
}
