// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of bad model file has its own error, which names the file. */
class DamagedModelFileTest {
    @TempDir Path folder;
    private Path file;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    @BeforeEach
    void makeAModel() throws IOException {
        file = folder.resolve("lungs.multimix");
        ByteArrayOutputStream weights = new ByteArrayOutputStream();
        NpzWriter.write(ModelFixture.weights(1), weights);
        entries.put("model.json", bytes(ModelJson.write(ModelFixture.description())));
        entries.put("weights.npz", weights.toByteArray());
        entries.put("README.md", bytes("card"));
    }

    @Test
    void theUndamagedFileIsLoaded() throws IOException {
        writeEntries();
        ModelFile.load(file);
    }

    @Test
    void descriptionIsReadWithoutTheWeights() throws IOException {
        entries.put("weights.npz", bytes("no weights"));
        writeEntries();
        refused("Cannot read the model");
        assertEquals(ModelFixture.description(), ModelFile.loadDescription(file));
        entries.put("model.json", bytes("no description"));
        writeEntries();
        assertThrows(IOException.class, () -> ModelFile.loadDescription(file));
    }

    @Test
    void missingFileAndFolder() {
        refused("There is no model");
        file = folder;
        refused("is a folder");
    }

    @Test
    void notAModelAtAll() throws IOException {
        Files.write(file, new byte[0]);
        refused("is not a MultiMix model");
        Files.writeString(file, "PNG or whatever");
        refused("is not a MultiMix model");
    }

    @Test
    void foreignZip() throws IOException {
        entries.clear();
        entries.put("word/document.xml", bytes("<x/>"));
        writeEntries();
        refused("is a zip, but not a MultiMix model");
    }

    @Test
    void cutOffAtAnyLength() throws IOException {
        ModelFile.save(ModelFixture.model(), file);
        byte[] whole = Files.readAllBytes(file);
        int[] lengths = {4, 30, 100, 1000, 5000, whole.length / 2, whole.length - 30};
        for (int length : lengths) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused("cut off or damaged");
        }
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        refused("cut off or damaged");
        Files.write(file, Arrays.copyOf(whole, 3));
        refused("is not a MultiMix model");
    }

    @Test
    void flippedBitsAnywhereInTheWeights() throws IOException {
        ModelFile.save(ModelFixture.model(), file);
        byte[] whole = Files.readAllBytes(file);
        for (int position = 20_000; position < 230_000; position += 41_003) {
            byte[] flipped = whole.clone();
            flipped[position] ^= 1;
            Files.write(file, flipped);
            refused("");
        }
    }

    @Test
    void eachEntryIsMissed() throws IOException {
        for (String name : entries.keySet().toArray(new String[0])) {
            byte[] content = entries.remove(name);
            writeEntries();
            refused("the entry " + name + " is missing");
            entries.put(name, content);
        }
    }

    @Test
    void newerAndUnknownVersions() throws IOException {
        replaceInDescription("\"formatVersion\": 1", "\"formatVersion\": 2");
        refused("made by a newer MultiMix (model format 2");
        replaceInDescription("\"formatVersion\": 2", "\"formatVersion\": 0");
        refused("unknown format version 0");
        replaceInDescription("\"formatVersion\": 0", "\"formatVersion\": null");
        refused("names no format version");
    }

    @Test
    void unreadableAndIncompleteDescriptions() throws IOException {
        byte[] good = entries.get("model.json");
        entries.put("model.json", bytes("{\"formatVersion\": 1, "));
        writeEntries();
        refused("cannot be read as JSON");
        entries.put("model.json", bytes("[1]"));
        writeEntries();
        refused("cannot be read as JSON");
        entries.put("model.json", bytes("{\"formatVersion\": 1, \"system\": \"MultiMix\"}"));
        writeEntries();
        refused("network is missing");
        entries.put("model.json", good);
        replaceInDescription("\"width\": 8", "\"width\": -8");
        refused("width must be at least 1, but is -8");
        replaceInDescription("\"width\": -8", "\"width\": \"broad\"");
        refused("model.json is not valid");
        replaceInDescription("\"width\": \"broad\"", "\"width\": 8");
        replaceInDescription("\"NORMAL\",", "");
        refused("cannot have the class names [PNEUMONIA]");
    }

    @Test
    void grayValuesThatCannotBe() throws IOException {
        byte[] good = entries.get("model.json");
        for (String[] damage :
                new String[][] {
                    {"\"histogram\": [", "\"histogram\": [0.5,", "histogram must have 32 values"},
                    {"\"histogram\": [", "\"histogram\": [[1],", "model.json is not valid"},
                    {"\"meanImage\": [", "\"meanImage\": [null,", "must have 256 values"},
                    {"\"meanImage\": [", "\"meanImagined\": [", "meanImage is missing"},
                    {"\"images\": 2", "\"images\": -2", "at least one image, but are of -2"},
                    {
                        "\"highDistance\":",
                        "\"highDistance\": 1e99, \"x\":",
                        "highDistance must be in"
                    },
                    {"\"lowCorrelation\":", "\"lowCorrelation\": null, \"x\":", "lowCorrelation"}
                }) {
            entries.put("model.json", good);
            replaceInDescription(damage[0], damage[1]);
            refused(damage[2]);
        }
    }

    @Test
    void theColoredShareMayBeMissingButNotWrong() throws IOException {
        byte[] good = entries.get("model.json");
        writeEntries();
        assertNull(ModelFile.load(file).description().grayValues().colored());
        replaceInDescription("\"colored\": null", "\"colored\": 0.4");
        assertEquals(0.4, ModelFile.load(file).description().grayValues().colored());
        entries.put("model.json", good);
        replaceInDescription("\"colored\": null", "\"colored\": -1");
        refused("colored must be in");
    }

    @Test
    void aModelWithoutGrayValuesIsLoaded() throws IOException {
        replaceInDescription("\"grayValues\"", "\"unknownToThisVersion\"");
        assertNull(ModelFile.load(file).description().grayValues());
    }

    @Test
    void weightsThatAreNoNumbersOrNoArrays() throws IOException {
        Weights weights = ModelFixture.weights(1);
        weights.values("steps")[0] = Float.NaN;
        ByteArrayOutputStream npz = new ByteArrayOutputStream();
        NpzWriter.write(weights, npz);
        entries.put("weights.npz", npz.toByteArray());
        writeEntries();
        refused("'steps' holds NaN");
        entries.put("weights.npz", bytes("nothing"));
        writeEntries();
        refused("no arrays");
        byte[] half = Arrays.copyOf(npz.toByteArray(), npz.size() / 2);
        entries.put("weights.npz", half);
        writeEntries();
        refused("'classifier.weight' is cut off");
    }

    @Test
    void descriptionsOfBlownUpSize() throws IOException {
        byte[] blanks = new byte[40 << 20];
        Arrays.fill(blanks, (byte) ' ');
        entries.put("model.json", blanks);
        writeEntries();
        refused("model.json is larger than");
    }

    private void replaceInDescription(String old, String replacement) throws IOException {
        String json = new String(entries.get("model.json"), StandardCharsets.UTF_8);
        assertTrue(json.contains(old), json);
        entries.put("model.json", bytes(json.replace(old, replacement)));
        writeEntries();
    }

    private void refused(String reason) {
        String message = assertThrows(IOException.class, () -> ModelFile.load(file)).getMessage();
        assertTrue(message.contains(reason) && message.contains(file.toString()), message);
    }

    private void writeEntries() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
