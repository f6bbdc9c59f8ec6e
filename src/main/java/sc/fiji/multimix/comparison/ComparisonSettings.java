// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.image.AtomicFile;
import sc.fiji.multimix.training.TrainingOptions;
import sc.fiji.multimix.untrusted.BadContentException;
import sc.fiji.multimix.untrusted.UntrustedJson;
import sc.fiji.multimix.untrusted.UntrustedText;

/**
 * What all cells of a comparison have in common: {@code comparison.json}. Cells of other settings
 * must not stand in one table.
 *
 * @param format version of the file's format
 * @param version of MultiMix that began it; null if not known, as in files of the first versions
 * @param options the training options, without system and budgets, which the cells have, and
 *     without the device, which may change
 * @param data fingerprints of the data folders, by the names of their keys
 */
record ComparisonSettings(
        int format, String version, JsonObject options, Map<String, FolderFingerprint> data) {
    /** The format that this version writes and reads. */
    static final int FORMAT = 1;

    private static final Gson GSON =
            new GsonBuilder()
                    .setPrettyPrinting()
                    .disableHtmlEscaping()
                    .serializeSpecialFloatingPointValues()
                    .create();

    private static final int LARGEST = 1 << 22; // bytes
    private static final List<String> OF_THE_CELL = List.of("system", "masks", "labels", "device");

    static ComparisonSettings of(TrainingOptions options, ComparisonData data) throws IOException {
        JsonObject common = GSON.toJsonTree(options).getAsJsonObject();
        OF_THE_CELL.forEach(common::remove);
        Map<String, FolderFingerprint> fingerprints = new TreeMap<>();
        for (Map.Entry<String, Path> folder : data.folders().entrySet())
            fingerprints.put(folder.getKey(), FolderFingerprint.of(folder.getValue()));
        return new ComparisonSettings(FORMAT, Engines.suiteVersion(), common, fingerprints);
    }

    void write(Path file) throws IOException {
        String json = GSON.toJson(this) + "\n";
        AtomicFile.write(file, out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @throws IOException if it is something else or of a newer format
     */
    static ComparisonSettings read(Path file) throws IOException {
        ComparisonSettings settings;
        try {
            settings =
                    UntrustedJson.read(
                            GSON, UntrustedText.read(file, LARGEST), ComparisonSettings.class);
        } catch (BadContentException e) {
            throw new IOException(
                    "Not the settings of a comparison: " + file + " (" + e.getMessage() + ")", e);
        }
        if (settings == null || settings.options == null || settings.data == null)
            throw new IOException("Not the settings of a comparison: " + file);
        if (settings.format != FORMAT)
            throw new IOException(
                    "The comparison "
                            + file
                            + " has the format "
                            + settings.format
                            + ", this version of MultiMix reads format "
                            + FORMAT
                            + ". Choose another output folder.");
        return settings;
    }

    /**
     * What is not as it was, one line each; empty if the comparison can go on. An option that only
     * one of both knows, since they come from two versions, does not count.
     */
    List<String> differences(ComparisonSettings earlier) {
        List<String> differences = new ArrayList<>();
        compare("", earlier.options, options, differences);
        TreeMap<String, FolderFingerprint> folders = new TreeMap<>(earlier.data);
        folders.putAll(data);
        for (String key : folders.keySet()) {
            FolderFingerprint then = earlier.data.get(key);
            FolderFingerprint now = data.get(key);
            if (then == null || now == null) {
                differences.add(
                        "the folder '"
                                + key
                                + "' was "
                                + (then == null ? "not given" : "given")
                                + ", now is "
                                + (now == null ? "not" : "given"));
            } else if (!then.equals(now)) {
                differences.add(
                        "the files of the folder '"
                                + key
                                + "' are others ("
                                + then.images()
                                + " images then, "
                                + now.images()
                                + " now)");
            }
        }
        return differences;
    }

    private static void compare(
            String prefix, JsonObject then, JsonObject now, List<String> differences) {
        for (String key : now.keySet()) {
            JsonElement before = then.get(key);
            JsonElement after = now.get(key);
            if (before == null || before.equals(after)) continue;
            if (before.isJsonObject() && after.isJsonObject())
                compare(
                        prefix + key + ".",
                        before.getAsJsonObject(),
                        after.getAsJsonObject(),
                        differences);
            else if (!before.toString().equals(after.toString()))
                differences.add(prefix + key + " was " + before + ", now is " + after);
        }
    }
}
