// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.inference.Classification;
import sc.fiji.multimix.inference.Predictor;
import sc.fiji.multimix.inference.TestPredictor;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.progress.ProgressListener;

class ExplainerTest {
    private static final NetworkOptions NETWORK = NetworkOptions.multiMix(2, 2, 32, 0);
    private static final ExplanationOptions OPTIONS = new ExplanationOptions(3, 0.1, 1);
    private static final int WIDTH = 50;
    private static final int HEIGHT = 40;

    private static ImageProcessor noise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] pixels = new float[WIDTH * HEIGHT];
        for (int i = 0; i < pixels.length; i++) pixels[i] = (float) random.nextDouble();
        return new FloatProcessor(WIDTH, HEIGHT, pixels);
    }

    private static SourceImage image(ImageProcessor... slices) {
        ImageStack stack = new ImageStack();
        for (ImageProcessor slice : slices) stack.addSlice(slice);
        return SourceImage.of(new ImagePlus("noise", stack));
    }

    private static List<ExplainedSlice> explain(
            Predictor predictor, String target, SourceImage image) {
        return new Explainer(predictor, target, OPTIONS).explain(image, ProgressListener.NONE);
    }

    private static float[] values(Img<FloatType> map) {
        float[] values = new float[(int) map.size()];
        int i = 0;
        for (FloatType value : map) values[i++] = value.get();
        return values;
    }

    @Test
    void givesThreeMapsOfTheImagesSizeFromZeroToOne() {
        try (Predictor predictor = TestPredictor.of(NETWORK)) {
            SourceImage image = image(noise(1), noise(2));
            List<ExplainedSlice> slices = explain(predictor, null, image);
            assertEquals(2, slices.size());
            for (int i = 0; i < slices.size(); i++) {
                ExplainedSlice slice = slices.get(i);
                List<String> methods = new ArrayList<>();
                for (Explanation explanation : slice.explanations()) {
                    methods.add(explanation.method());
                    assertEquals(WIDTH, explanation.map().dimension(0));
                    assertEquals(HEIGHT, explanation.map().dimension(1));
                    for (float value : values(explanation.map()))
                        assertTrue(value >= 0 && value <= 1, "" + value);
                }
                assertEquals(List.of("Gradient", "SmoothGrad", "Grad-CAM"), methods);
                Explanation gradient = slice.explanations().get(0);
                assertTrue(gradient.one() > 0 && gradient.share().area() >= 0);
                assertTrue(gradient.change() > 0 && gradient.change() < 1, "" + gradient.change());
                assertNotNull(slice.mask());
            }
        }
    }

    @Test
    void explainsThePredictedClassOrTheOneNamed() {
        try (Predictor predictor = TestPredictor.of(NETWORK, true)) {
            SourceImage image = image(noise(1));
            Classification found =
                    predictor.predict(image.gray(1), EnumSet.of(Part.CLASS), -1).classification();
            ExplainedSlice predicted = explain(predictor, "", image).get(0);
            assertEquals(found.className(), predicted.className());
            assertEquals(found.confidence(), predicted.probability());
            String other = found.classNames().get(1 - found.index());
            ExplainedSlice named = explain(predictor, other, image).get(0);
            assertEquals(other, named.className());
            assertEquals(1, named.probability() + predicted.probability(), 1e-6);
        }
    }

    @Test
    void gradientIsTheSaliencyMapScaled() {
        try (Predictor predictor = TestPredictor.of(NETWORK)) {
            SourceImage image = image(noise(1));
            ExplainedSlice slice = explain(predictor, "PNEUMONIA", image).get(0);
            Explanation gradient = slice.explanations().get(0);
            Img<FloatType> saliency =
                    predictor
                            .predict(
                                    image.gray(1),
                                    EnumSet.of(Part.SALIENCY),
                                    predictor.target("PNEUMONIA"))
                            .saliency();
            MaskShare share = MaskShare.of(saliency, slice.mask(), 32, 32);
            assertArrayEquals(values(ScaledMap.of(saliency).map()), values(gradient.map()), 1e-6f);
            assertEquals(share.inside(), gradient.share().inside(), 1e-6);
        }
    }

    @Test
    void sameSeedSameNumbers() {
        try (Predictor predictor = TestPredictor.of(NETWORK)) {
            SourceImage image = image(noise(1));
            ExplainedSlice first = explain(predictor, null, image).get(0);
            ExplainedSlice second = explain(predictor, null, image).get(0);
            for (int i = 0; i < 3; i++) {
                Explanation a = first.explanations().get(i);
                Explanation b = second.explanations().get(i);
                assertArrayEquals(values(a.map()), values(b.map()));
                assertEquals(a.change(), b.change());
            }
        }
    }

    @Test
    void aModelThatDoesNotSegmentHasNoShares() {
        NetworkOptions classifies = new NetworkOptions(2, 2, false, false, 32, 0);
        try (Predictor predictor = TestPredictor.of(classifies)) {
            ExplainedSlice slice = explain(predictor, null, image(noise(1))).get(0);
            assertNull(slice.mask());
            for (Explanation explanation : slice.explanations()) {
                assertEquals(MaskShare.UNKNOWN, explanation.share());
                if (explanation.one() > 0)
                    assertEquals(EvidenceWarning.NONE, explanation.warning());
            }
        }
    }

    @Test
    void aModelThatDoesNotClassifyIsAnError() {
        NetworkOptions segments = new NetworkOptions(2, 0, true, false, 32, 0);
        try (Predictor predictor = TestPredictor.of(segments)) {
            String message =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> new Explainer(predictor, "NORMAL", OPTIONS))
                            .getMessage();
            assertTrue(message.startsWith("This model does not classify"), message);
        }
    }

    @Test
    void aConstantSliceIsNamed() {
        ImageProcessor constant = new FloatProcessor(WIDTH, HEIGHT);
        try (Predictor predictor = TestPredictor.of(NETWORK)) {
            String message =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> explain(predictor, null, image(noise(1), constant)))
                            .getMessage();
            assertTrue(message.startsWith("Slice 2: constant image"), message);
        }
    }

    @Test
    void progressEndsAtOneAndCancelingEndsTheWork() {
        List<Double> fractions = new ArrayList<>();
        try (Predictor predictor = TestPredictor.of(NETWORK)) {
            Explainer explainer = new Explainer(predictor, null, OPTIONS);
            SourceImage image = image(noise(1), noise(2));
            explainer.explain(image, (message, fraction) -> fractions.add(fraction));
            assertEquals(1, fractions.get(fractions.size() - 1), 1e-12);
            fractions.clear();
            ProgressListener impatient =
                    new ProgressListener() {
                        @Override
                        public void progress(String message, double fraction) {
                            fractions.add(fraction);
                        }

                        @Override
                        public boolean isCanceled() {
                            return fractions.size() >= 2;
                        }
                    };
            assertThrows(CancellationException.class, () -> explainer.explain(image, impatient));
            assertEquals(2, fractions.size());
        }
    }
}
