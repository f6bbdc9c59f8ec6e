// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.imglib2.img.array.ArrayImgs;
import sc.fiji.multimix.image.GrayProfile;
import sc.fiji.multimix.image.IntensityScaling;
import sc.fiji.multimix.image.Preprocessing;
import sc.fiji.multimix.network.NetworkOptions;

/** A small model with arrays of all ranks. */
public final class ModelFixture {
    private ModelFixture() {}

    static TrainedModel model() {
        return new TrainedModel(description(), weights(42));
    }

    public static ModelDescription description() {
        JsonObject training = new JsonObject();
        training.addProperty("epochs", 12);
        training.addProperty("rate", 1e-4);
        return new ModelDescription(
                ModelDescription.FORMAT_VERSION,
                "MultiMix",
                NetworkOptions.multiMix(8, 2, 128, 0.25f),
                new Preprocessing(128, new IntensityScaling(0.5, 99.5)),
                true,
                List.of("NORMAL", "PNEUMONIA"),
                training,
                new DataCounts(10, 20, 30, 40, 5, 6),
                new Scores(0.9512, 0.925, Double.NaN),
                null,
                null,
                new Provenance(
                        "1f0c",
                        Long.MAX_VALUE - 1,
                        new Versions("0.1.0", "0.35.1", "2.7.1", "17"),
                        "CPU (2 threads)",
                        "2026-01-02T03:04:05Z"),
                grayValues());
    }

    /** The same of another network, whose input is scaled as by default. */
    public static ModelDescription description(
            NetworkOptions options, boolean mirrored, GrayProfile profile) {
        ModelDescription other = description();
        return new ModelDescription(
                other.formatVersion(),
                other.system(),
                options,
                new Preprocessing(options.resolution(), IntensityScaling.DEFAULTS),
                mirrored,
                options.classifies() ? List.of("NORMAL", "PNEUMONIA") : List.of(),
                other.training(),
                other.data(),
                other.validation(),
                other.test(),
                other.twin(),
                other.provenance(),
                profile);
    }

    /** Of two films, one brighter than the other. */
    public static GrayProfile grayValues() {
        byte[] dark = new byte[32 * 32];
        byte[] bright = new byte[32 * 32];
        for (int i = 0; i < dark.length; i++) {
            dark[i] = (byte) (i % 100);
            bright[i] = (byte) (2 * (i % 100));
        }
        return GrayProfile.of(
                Stream.of(
                        ArrayImgs.unsignedBytes(dark, 32, 32),
                        ArrayImgs.unsignedBytes(bright, 32, 32)),
                List.of());
    }

    static Weights weights(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Weights weights = new Weights();
        put(weights, "encoder.down1.conv1.weight", random, 8, 1, 3, 3);
        put(weights, "encoder.down1.conv1.bias", random, 8);
        put(weights, "classifier.weight", random, 2, 300, 100);
        put(weights, "steps", random);
        return weights;
    }

    private static void put(Weights weights, String name, SplittableRandom random, int... shape) {
        float[] values = new float[(int) Weights.count(shape)];
        for (int i = 0; i < values.length; i++) values[i] = (float) random.nextDouble() - 0.5f;
        weights.put(name, shape, values);
    }
}
