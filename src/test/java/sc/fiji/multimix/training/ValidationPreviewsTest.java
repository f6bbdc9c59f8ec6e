// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.data.Sample;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.network.Prediction;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.tensor.ImageTensors;

class ValidationPreviewsTest {
    private static final List<String> NAMES = List.of("dark", "bright");
    private static final List<Sample> DISKS = DiskImages.data().validationMasks();

    @TempDir Path folder;

    private static NetworkSession network(NetworkOptions options) {
        NetworkSession network = new NetworkSession(options, Engines.get(), Device.cpu());
        network.setTrainable(false);
        return network;
    }

    private static NetworkOptions both() {
        return NetworkOptions.multiMix(2, 2, DiskImages.SIDE, 0.1f);
    }

    private static List<String> chosen(List<Sample> masks, List<Sample> classes) {
        try (NetworkSession network = network(both())) {
            return new ValidationPreviews(masks, classes, NAMES)
                    .predict(network, List.of()).stream().map(ValidationPreview::name).toList();
        }
    }

    @Test
    void showsOneImageOfEachTaskElseTwoOfTheOne() {
        List<Sample> masks = DISKS.subList(0, 2);
        List<Sample> classes = DISKS.subList(2, 4);
        assertEquals(List.of("disk0.png", "disk2.png"), chosen(masks, classes));
        assertEquals(List.of("disk0.png", "disk1.png"), chosen(masks, List.of()));
        assertEquals(List.of("disk2.png", "disk3.png"), chosen(List.of(), classes));
        assertEquals(List.of("disk0.png", "disk1.png"), chosen(DISKS, DISKS));
        assertEquals(List.of("disk0.png"), chosen(masks.subList(0, 1), List.of()));
        assertEquals(List.of(), chosen(List.of(), List.of()));
    }

    @Test
    void showsWhatTheNetworkPredicts() {
        Sample disk = DISKS.get(1);
        try (NetworkSession network = network(both());
                NDManager scope = network.manager().newSubManager()) {
            Prediction prediction =
                    network.predict(
                            ImageTensors.images(scope, List.of(disk.image()), DiskImages.SIDE),
                            EnumSet.of(Part.CLASS, Part.MASK),
                            NetworkSession.PREDICTED_CLASS);
            float[] logits = prediction.classLogits().toFloatArray();
            ValidationPreview preview =
                    new ValidationPreviews(List.of(disk), List.of(), NAMES)
                            .predict(network, List.of())
                            .get(0);
            int larger = logits[0] > logits[1] ? 0 : 1;
            assertEquals(NAMES.get(larger), preview.className());
            double odds = Math.exp(logits[1 - larger] - (double) logits[larger]);
            assertEquals(1 / (1 + odds), preview.confidence(), 1e-6);
            assertArrayEquals(
                    values(ImageTensors.foreground(prediction.maskLogits(), 0)),
                    values(preview.predicted()));
            assertArrayEquals(values(disk.image()), values(preview.image()));
            assertArrayEquals(values(disk.mask()), values(preview.reference()));
            assertEquals("bright", preview.trueClassName());
        }
    }

    @Test
    void theClassBiasDecidesTheClassAndWhichSaliencyIsShown() {
        try (NetworkSession network = network(both());
                NDManager scope = network.manager().newSubManager()) {
            ValidationPreviews previews =
                    new ValidationPreviews(DISKS.subList(0, 1), List.of(), NAMES);
            for (int k = 0; k < 2; k++) {
                List<Double> bias = k == 0 ? List.of(50.0, 0.0) : List.of(0.0, 50.0);
                ValidationPreview preview = previews.predict(network, bias).get(0);
                assertEquals(NAMES.get(k), preview.className());
                assertTrue(preview.confidence() > 0.99);
                Img<FloatType> expected =
                        ImageTensors.plane(
                                network.predict(
                                                ImageTensors.images(
                                                        scope,
                                                        List.of(DISKS.get(0).image()),
                                                        DiskImages.SIDE),
                                                EnumSet.of(Part.SALIENCY),
                                                k)
                                        .saliency(),
                                0);
                assertArrayEquals(values(expected), values(preview.saliency()));
            }
        }
    }

    @Test
    void lacksWhatTheNetworkLacks() {
        NetworkOptions masks = new NetworkOptions(2, 0, true, false, DiskImages.SIDE, 0);
        try (NetworkSession network = network(masks)) {
            ValidationPreview preview =
                    new ValidationPreviews(DISKS, List.of(), NAMES)
                            .predict(network, List.of())
                            .get(0);
            assertNull(preview.className());
            assertNull(preview.saliency());
            assertTrue(Double.isNaN(preview.confidence()));
            assertEquals(DiskImages.SIDE, preview.predicted().dimension(0));
        }
        NetworkOptions classes = new NetworkOptions(2, 2, false, false, DiskImages.SIDE, 0);
        Sample disk = DISKS.get(0);
        Sample plain = new Sample(disk.file(), disk.image(), null, -1);
        try (NetworkSession network = network(classes)) {
            ValidationPreview preview =
                    new ValidationPreviews(List.of(), List.of(plain), NAMES)
                            .predict(network, List.of())
                            .get(0);
            assertNull(preview.predicted());
            assertNull(preview.reference());
            assertNull(preview.trueClassName());
            assertTrue(NAMES.contains(preview.className()));
        }
    }

    @Test
    void drawsNoRandomNumbersAndLeavesNoArrays() {
        try (NetworkSession network = network(both())) {
            ValidationPreviews previews = new ValidationPreviews(DISKS, DISKS, NAMES);
            previews.predict(network, List.of());
            int arrays = network.manager().getManagedArrays().size();
            Engines.get().setRandomSeed(1);
            float[] expected = random(network);
            Engines.get().setRandomSeed(1);
            previews.predict(network, List.of());
            assertArrayEquals(expected, random(network));
            assertEquals(arrays, network.manager().getManagedArrays().size());
        }
    }

    private static float[] random(NetworkSession network) {
        try (NDManager scope = network.manager().newSubManager()) {
            return scope.randomNormal(new Shape(8)).toFloatArray();
        }
    }

    @Test
    void theTrainingsLossesAreThoseOfATrainingWithoutPreviews() throws IOException {
        TrainingData all = DiskImages.data();
        TrainingData unvalidated =
                new TrainingData(
                        all.labeledMasks(),
                        all.streams().segmentationUnlabeled(),
                        all.labeledClasses(),
                        all.streams().classUnlabeled(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        all.classNames(),
                        all.split(),
                        List.of(),
                        all.planes());
        TrainingRecord with = train(all);
        TrainingRecord without = train(unvalidated);
        assertEquals(with.losses(), without.losses());
        assertEquals(List.of(2, 2, 2), with.previews.stream().map(List::size).toList());
        assertEquals(List.of(0, 0, 0), without.previews.stream().map(List::size).toList());
    }

    @Test
    void theSameImagesAreShownAfterEachEpochAndChange() throws IOException {
        List<List<ValidationPreview>> previews = train(DiskImages.data()).previews;
        assertEquals(3, previews.size());
        ValidationPreview first = previews.get(0).get(0);
        ValidationPreview last = previews.get(2).get(0);
        assertEquals(first.name(), last.name());
        assertArrayEquals(values(first.image()), values(last.image()));
        assertNotEquals(first.confidence(), last.confidence());
        assertFalse(previews.get(0).get(1).name().equals(first.name()));
    }

    private TrainingRecord train(TrainingData data) throws IOException {
        TrainingOptions options =
                TrainingOptions.FAST
                        .withResolution(DiskImages.SIDE)
                        .withWidth(2)
                        .withBatch(2)
                        .withEpochs(3)
                        .withStepsPerEpoch(3)
                        .withDropout(0.2f);
        TrainingRecord record = new TrainingRecord();
        new Trainer(data, options, List.of(Device.cpu()), record)
                .train(
                        folder.resolve("model.zip"),
                        (network, report) -> file -> Files.writeString(file, "a model"),
                        null);
        return record;
    }

    private static double[] values(Img<? extends RealType<?>> image) {
        double[] values = new double[Math.toIntExact(image.size())];
        int i = 0;
        for (RealType<?> pixel : image) values[i++] = pixel.getRealDouble();
        return values;
    }
}
