// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.network.NetworkOptions;
import sc.fiji.multimix.network.NetworkSession;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.progress.ProgressListener;

class SlicePassesTest {
    private static final int SLICES = 19;

    /**
     * The engine sums a batch in another order than an image, which the normalization of the
     * deepest, few pixels enlarges; the slices differ by more than 0.1.
     */
    private static final float TOLERANCE = 1e-3f;

    private static Predictor predictor;

    private final SourceImage stack = SourceImage.of(noise(SLICES));
    private final List<Integer> sizes = new ArrayList<>();

    @BeforeAll
    static void open() {
        Engines.get().setRandomSeed(1);
        predictor = TestPredictor.of(NetworkOptions.multiMix(4, 2, 32, 0));
    }

    @AfterAll
    static void close() {
        predictor.close();
    }

    @Test
    void aPassHasEightSlices() {
        passes().run(stack, ProgressListener.NONE, pass -> sizes.add(pass.size()));
        assertEquals(List.of(8, 8, 3), sizes);
    }

    @Test
    void aPassOfLargeImagesHasFewer() {
        assertEquals(8, SlicePasses.size(8, 1024 * 1024));
        assertEquals(4, SlicePasses.size(8, 2048 * 2048));
        assertEquals(1, SlicePasses.size(8, 4096 * 4096));
        assertEquals(1, SlicePasses.size(8, 60_000L * 60_000));
    }

    @Test
    void slicesGiveWhatTheyGiveOneByOne() {
        List<ImageResult> results = new ArrayList<>();
        passes().run(stack, ProgressListener.NONE, results::addAll);
        assertEquals(SLICES, results.size());
        assertTrue(difference(results.get(0), results.get(1)) > 0.1);
        for (int i = 0; i < SLICES; i++) {
            ImageResult single =
                    predictor.predict(
                            stack.gray(i + 1), predictor.parts(), NetworkSession.PREDICTED_CLASS);
            assertClose(single.probability(), results.get(i).probability());
            assertClose(single.saliency(), results.get(i).saliency());
            for (int k = 0; k < 2; k++)
                assertEquals(
                        single.classification().probabilities().get(k),
                        results.get(i).classification().probabilities().get(k),
                        TOLERANCE);
        }
    }

    /** Largest difference of two results' foreground probabilities. */
    private static float difference(ImageResult a, ImageResult b) {
        float max = 0;
        var cursor = b.probability().cursor();
        for (FloatType p : a.probability())
            max = Math.max(max, Math.abs(p.get() - cursor.next().get()));
        return max;
    }

    private static void assertClose(Img<FloatType> expected, Img<FloatType> found) {
        var cursor = found.cursor();
        for (FloatType pixel : expected) assertEquals(pixel.get(), cursor.next().get(), TOLERANCE);
    }

    @Test
    void aCancelEndsBeforeTheNextPass() {
        ProgressListener canceling =
                new ProgressListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public boolean isCanceled() {
                        return sizes.size() == 2;
                    }
                };
        assertThrows(
                CancellationException.class,
                () -> passes().run(stack, canceling, pass -> sizes.add(pass.size())));
        assertEquals(List.of(8, 8), sizes);
    }

    @Test
    void theSliceAtFaultIsNamedButNotOfASingleImage() {
        ImagePlus image = noise(SLICES);
        image.getStack().setProcessor(new ByteProcessor(40, 30), 12);
        assertTrue(refusal(image).startsWith("Slice 12: constant image"), refusal(image));
        ImagePlus single = new ImagePlus("black", new ByteProcessor(40, 30));
        assertTrue(refusal(single).startsWith("constant image"), refusal(single));
    }

    private String refusal(ImagePlus image) {
        SourceImage source = SourceImage.of(image);
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> passes().run(source, ProgressListener.NONE, pass -> {}))
                .getMessage();
    }

    @Test
    void aPartThatTheModelLacksIsRefusedAtOnce() {
        try (Predictor segmenter = TestPredictor.of(new NetworkOptions(4, 0, true, false, 32, 0))) {
            String message =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> new SlicePasses(segmenter, EnumSet.of(Part.CLASS), -1))
                            .getMessage();
            assertTrue(message.startsWith("This model does not classify"), message);
        }
    }

    private static SlicePasses passes() {
        return new SlicePasses(predictor, predictor.parts(), NetworkSession.PREDICTED_CLASS);
    }

    private static ImagePlus noise(int slices) {
        SplittableRandom random = new SplittableRandom(1);
        ImageStack stack = new ImageStack();
        for (int s = 0; s < slices; s++) {
            ByteProcessor pixels = new ByteProcessor(40, 30);
            for (int i = 0; i < 40 * 30; i++) pixels.set(i, random.nextInt(256));
            stack.addSlice(pixels);
        }
        return new ImagePlus("noise", stack);
    }
}
