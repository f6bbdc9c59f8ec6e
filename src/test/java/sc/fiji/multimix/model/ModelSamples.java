// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small model and its parts, and how each is read, for tests of other packages. */
public final class ModelSamples {
    private ModelSamples() {}

    /** A model file. */
    public static byte[] model() throws IOException {
        Path file = Files.createTempFile("sample", ".zip");
        ModelFile.save(ModelFixture.model(), file);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    /** A model file whose arrays are tiny, so that it is read in a moment. */
    public static byte[] tinyModel() throws IOException {
        Path file = Files.createTempFile("sample", ".zip");
        ModelFile.save(new TrainedModel(ModelFixture.description(), tinyWeights()), file);
        byte[] bytes = Files.readAllBytes(file);
        Files.delete(file);
        return bytes;
    }

    /** The description inside a model. */
    public static byte[] description() {
        return ModelJson.write(ModelFixture.description()).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a description. */
    public static void readDescription(byte[] json) throws IOException {
        ModelJson.read(new String(json, StandardCharsets.UTF_8));
    }

    /** The arrays inside a model. */
    public static byte[] weights() throws IOException {
        ByteArrayOutputStream npz = new ByteArrayOutputStream();
        NpzWriter.write(tinyWeights(), npz);
        return npz.toByteArray();
    }

    /** Reads arrays. */
    public static void readWeights(byte[] npz) throws IOException {
        NpzReader.read(new ByteArrayInputStream(npz), 1 << 20).checkFinite();
    }

    private static Weights tinyWeights() {
        Weights weights = new Weights();
        for (List<Integer> shape : List.of(List.of(8, 1, 3, 3), List.of(8), List.<Integer>of())) {
            int[] sizes = shape.stream().mapToInt(size -> size).toArray();
            weights.put("a" + sizes.length, sizes, new float[(int) Weights.count(sizes)]);
        }
        return weights;
    }
}
