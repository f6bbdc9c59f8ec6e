// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.network.Prediction.Part;

class PredictorTest {
    private static final NetworkOptions OPTIONS = NetworkOptions.multiMix(4, 2, 32, 0);

    @Test
    void givesMapsOfAHugeImagesSize() {
        float[] pixels = new float[12000 * 9000];
        for (int i = 0; i < pixels.length; i++) pixels[i] = i % 12000;
        Img<FloatType> image = ArrayImgs.floats(pixels, 12000, 9000);
        try (Predictor predictor = TestPredictor.of(OPTIONS)) {
            ImageResult result = predict(predictor, image, Part.MASK);
            assertEquals(12000, result.probability().dimension(0));
            assertEquals(9000, result.probability().dimension(1));
            assertNull(result.classification()); // not asked for
        }
    }

    @Test
    void takesImagesOfAnySizesInOnePass() {
        try (Predictor predictor = TestPredictor.of(OPTIONS)) {
            List<Img<FloatType>> images = List.of(noise(7, 90), noise(64, 64), noise(200, 1));
            List<ImageResult> results =
                    predictor.predict(images, predictor.parts(), predictor.target("NORMAL"));
            for (int i = 0; i < images.size(); i++) {
                ImageResult result = results.get(i);
                for (int d = 0; d < 2; d++) {
                    assertEquals(images.get(i).dimension(d), result.probability().dimension(d));
                    assertEquals(images.get(i).dimension(d), result.saliency().dimension(d));
                }
                assertEquals(2, result.classification().probabilities().size());
            }
        }
    }

    @Test
    void closingWaitsForPredictionsThatRun() throws ExecutionException, InterruptedException {
        Predictor predictor = TestPredictor.of(OPTIONS);
        int threads = 3;
        CountDownLatch started = new CountDownLatch(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<IllegalStateException>> ends = new ArrayList<>();
            for (int i = 0; i < threads; i++)
                ends.add(executor.submit(() -> predictUntilClosed(predictor, started)));
            started.await();
            predictor.close();
            for (Future<IllegalStateException> end : ends)
                assertTrue(end.get().getMessage().startsWith("The model is closed"));
        } finally {
            executor.shutdownNow();
        }
    }

    private static IllegalStateException predictUntilClosed(
            Predictor predictor, CountDownLatch started) {
        Img<FloatType> image = noise(40, 40);
        return assertThrows(
                IllegalStateException.class,
                () -> {
                    while (true) {
                        assertNotNull(predict(predictor, image, Part.SALIENCY).saliency());
                        started.countDown();
                    }
                });
    }

    private static ImageResult predict(Predictor predictor, Img<FloatType> image, Part part) {
        return predictor.predict(image, EnumSet.of(part), NetworkSession.PREDICTED_CLASS);
    }

    private static Img<FloatType> noise(int width, int height) {
        SplittableRandom random = new SplittableRandom(width);
        float[] pixels = new float[width * height];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (float) random.nextDouble();
        return ArrayImgs.floats(pixels, width, height);
    }

    @Test
    void mirroredImagesHaveMirroredResults() {
        NetworkOptions options = NetworkOptions.multiMix(4, 2, 32, 0);
        float[] pixels = new float[32 * 32];
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < pixels.length; i++) pixels[i] = (float) random.nextDouble();
        Img<FloatType> image = ArrayImgs.floats(pixels, 32, 32);
        Set<Part> parts = EnumSet.of(Part.CLASS, Part.MASK);
        int target = NetworkSession.PREDICTED_CLASS;
        try (Predictor mirrored = TestPredictor.of(options, true)) {
            ImageResult result = mirrored.predict(image, parts, target);
            ImageResult ofMirror = mirrored.predict(mirror(image), parts, target);
            assertEquals(
                    result.classification().probabilities().get(0),
                    ofMirror.classification().probabilities().get(0),
                    1e-6f);
            float[] expected = values(mirror(result.probability()));
            assertArrayEquals(expected, values(ofMirror.probability()), 1e-5f);
        }
    }

    private static Img<FloatType> mirror(Img<FloatType> image) {
        int width = (int) image.dimension(0);
        float[] pixels = values(image);
        float[] mirrored = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++)
            mirrored[i / width * width + width - 1 - i % width] = pixels[i];
        return ArrayImgs.floats(mirrored, width, image.dimension(1));
    }

    private static float[] values(Img<FloatType> image) {
        float[] values = new float[(int) image.size()];
        int i = 0;
        for (FloatType pixel : image) values[i++] = pixel.get();
        return values;
    }
}
