// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.process.ByteProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.inference.Classification;
import sc.fiji.multimix.phantom.SampleDataSet;
import sc.fiji.multimix.progress.ProgressListener;
import sc.fiji.multimix.training.TrainingListener;

class MultiMixTest {
    private static final int WIDTH = TestFilms.WIDTH;
    private static final int HEIGHT = TestFilms.HEIGHT;
    private static final int SLICES = TestFilms.SLICES;

    @TempDir static Path folder;
    private static Path model;
    private static MultiMix multimix;

    @BeforeAll
    static void train() throws IOException {
        Path data = folder.resolve("data");
        SampleDataSet.write(data, TinyTraining.FILMS, 1);
        model = folder.resolve("model.zip");
        MultiMix.train(
                data.resolve("segmentation"),
                data.resolve("classification"),
                model,
                TinyTraining.OPTIONS,
                TrainingListener.NONE);
        multimix = MultiMix.load(model, DeviceChoice.CPU);
    }

    @AfterAll
    static void close() {
        multimix.close();
    }

    @Test
    void resultsOfASingleImageHaveItsSizeAndTitle() {
        ImagePlus image = new ImagePlus("chest.tif", TestFilms.film(1));
        ImagePlus mask = multimix.segment(image);
        assertEquals("chest.tif", mask.getTitle());
        assertLaidOut(image, mask, 8);
        ImagePlus probability = multimix.probability(image, ProgressListener.NONE);
        assertEquals("chest-probability", probability.getTitle());
        assertLaidOut(image, probability, 32);
        ImagePlus saliency = multimix.saliency(image, null);
        assertEquals("chest-saliency", saliency.getTitle());
        assertLaidOut(image, saliency, 32);
        assertEquals(1, multimix.classify(image).size());
    }

    @Test
    void resultsOfAStackHaveItsDimensionsLabelsAndPixelSize() {
        ImagePlus image = TestFilms.stack();
        for (ImagePlus result :
                List.of(
                        multimix.segment(image),
                        multimix.probability(image, ProgressListener.NONE),
                        multimix.saliency(image, ""))) {
            assertLaidOut(image, result, result.getBitDepth());
            assertArrayEquals(image.getDimensions(), result.getDimensions());
            assertEquals("film 7", result.getStack().getSliceLabel(7));
            assertEquals(0.14, result.getCalibration().pixelWidth);
            assertEquals("mm", result.getCalibration().getUnit());
        }
    }

    private static void assertLaidOut(ImagePlus image, ImagePlus result, int bits) {
        assertEquals(image.getWidth(), result.getWidth());
        assertEquals(image.getHeight(), result.getHeight());
        assertEquals(image.getStackSize(), result.getStackSize());
        assertEquals(bits, result.getBitDepth());
    }

    @Test
    void aStackGivesWhatItsSlicesGiveOneByOne() {
        ImagePlus image = TestFilms.stack();
        ImagePlus probability = multimix.probability(image, ProgressListener.NONE);
        ImagePlus saliency = multimix.saliency(image, null);
        List<Classification> classes = multimix.classify(image);
        assertEquals(SLICES, classes.size());
        for (int i = 1; i <= SLICES; i++) {
            ImagePlus single = new ImagePlus("slice", image.getStack().getProcessor(i));
            assertArrayEquals(
                    floats(multimix.probability(single, ProgressListener.NONE), 1),
                    floats(probability, i),
                    1e-6f); // in a batch the engine may sum in another order
            float[] expected = floats(multimix.saliency(single, null), 1);
            assertArrayEquals(expected, floats(saliency, i), 1e-4f * max(expected));
            assertEquals(
                    multimix.classify(single).get(0).confidence(),
                    classes.get(i - 1).confidence(),
                    1e-6f);
        }
        assertNotEquals(classes.get(0).confidence(), classes.get(1).confidence());
    }

    @Test
    void theMaskIsWhereTheProbabilityIsAtLeastOneHalf() {
        ImagePlus image = TestFilms.stack();
        ImagePlus mask = multimix.segment(image);
        ImagePlus probability = multimix.probability(image, ProgressListener.NONE);
        for (int i = 1; i <= SLICES; i++) {
            byte[] pixels = (byte[]) mask.getStack().getPixels(i);
            float[] p = floats(probability, i);
            for (int k = 0; k < p.length; k++) {
                assertTrue(p[k] >= 0 && p[k] <= 1, "probability " + p[k]);
                assertEquals(p[k] >= 0.5f ? 255 : 0, pixels[k] & 0xff);
            }
        }
    }

    @Test
    void saliencyIsAtLeastZeroAndOfThePredictedClassUnlessOneIsNamed() {
        ImagePlus image = new ImagePlus("film", TestFilms.film(3));
        float[] predicted = floats(multimix.saliency(image, null), 1);
        for (float value : predicted) assertTrue(value >= 0, "saliency " + value);
        assertTrue(max(predicted) > 0);
        int index = multimix.classify(image).get(0).index();
        List<String> names = multimix.classNames();
        assertEquals(List.of("NORMAL", "PNEUMONIA"), names);
        assertArrayEquals(predicted, floats(multimix.saliency(image, names.get(index)), 1));
        float[] other = floats(multimix.saliency(image, names.get(1 - index)), 1);
        assertFalse(Arrays.equals(predicted, other));
    }

    @Test
    void theImageIsOnlyRead() {
        ImagePlus image = TestFilms.stack();
        Roi roi = new Roi(3, 4, 10, 12);
        Overlay overlay = new Overlay(new Roi(1, 1, 5, 5));
        image.setSlice(4);
        image.setRoi(roi);
        image.setOverlay(overlay);
        image.setDisplayRange(10, 90);
        image.changes = false;
        byte[] before = ((byte[]) image.getStack().getPixels(5)).clone();

        multimix.segment(image);
        multimix.classify(image);
        multimix.saliency(image, "NORMAL");

        assertEquals(4, image.getCurrentSlice());
        assertEquals(roi, image.getRoi());
        assertEquals(overlay, image.getOverlay());
        assertEquals(1, image.getOverlay().size());
        assertEquals(10, image.getDisplayRangeMin());
        assertEquals(90, image.getDisplayRangeMax());
        assertFalse(image.changes);
        assertArrayEquals(before, (byte[]) image.getStack().getPixels(5));
        assertEquals("films", image.getTitle());
    }

    @Test
    void intervalsGiveWhatImagesGiveWhereverTheyStart() {
        ImageProcessor pixels = TestFilms.film(2);
        ImagePlus image = new ImagePlus("film", pixels);
        Img<UnsignedByteType> bytes =
                ArrayImgs.unsignedBytes((byte[]) pixels.getPixels(), WIDTH, HEIGHT);
        for (RandomAccessibleInterval<UnsignedByteType> interval :
                List.of(bytes, Views.translate(bytes, -7, 100))) {
            Img<UnsignedByteType> mask = multimix.segment(interval);
            byte[] expected = (byte[]) multimix.segment(image).getProcessor().getPixels();
            int k = 0;
            for (UnsignedByteType pixel : Views.flatIterable(mask))
                assertEquals(expected[k++] & 0xff, pixel.get());
            assertEquals(WIDTH, mask.dimension(0));
            assertEquals(HEIGHT, mask.dimension(1));
            assertEquals(multimix.classify(image).get(0), multimix.classify(interval));
            float[] saliency = floats(multimix.saliency(image, null), 1);
            k = 0;
            for (FloatType pixel : Views.flatIterable(multimix.saliency(interval, null)))
                assertEquals(saliency[k++], pixel.get());
        }
    }

    @Test
    void grayRangeAndBitDepthDoNotMatter() {
        ImageProcessor bytes = TestFilms.film(6);
        ShortProcessor shorts = new ShortProcessor(WIDTH, HEIGHT);
        FloatProcessor floats = new FloatProcessor(WIDTH, HEIGHT);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            shorts.set(i, 1000 + 128 * bytes.get(i));
            floats.setf(i, bytes.get(i) / 64f - 1);
        }
        Classification expected = multimix.classify(new ImagePlus("8", bytes)).get(0);
        assertEquals(expected, multimix.classify(new ImagePlus("16", shorts)).get(0));
        assertEquals(expected, multimix.classify(new ImagePlus("32", floats)).get(0));
        Img<UnsignedShortType> interval =
                ArrayImgs.unsignedShorts((short[]) shorts.getPixels(), WIDTH, HEIGHT);
        assertEquals(expected, multimix.classify(interval));
    }

    @Test
    void threadsGetTheSameResults() throws ExecutionException, InterruptedException {
        ImagePlus image = new ImagePlus("film", TestFilms.film(5));
        float[] probability = floats(multimix.probability(image, ProgressListener.NONE), 1);
        float[] saliency = floats(multimix.saliency(image, null), 1);
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < 12; i++)
                tasks.add(
                        () -> {
                            ImagePlus own = image.duplicate();
                            assertArrayEquals(
                                    probability,
                                    floats(multimix.probability(own, ProgressListener.NONE), 1));
                            assertArrayEquals(saliency, floats(multimix.saliency(own, null), 1));
                            return null;
                        });
            for (Future<Void> future : executor.invokeAll(tasks)) future.get();
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void anUnknownTargetNamesTheClasses() {
        ImagePlus image = new ImagePlus("film", TestFilms.film(1));
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> multimix.saliency(image, "FLU"));
        assertTrue(e.getMessage().contains("'FLU'"), e.getMessage());
        assertTrue(e.getMessage().contains("NORMAL, PNEUMONIA"), e.getMessage());
    }

    @Test
    void afterClosingItSaysThatItIsClosed() throws IOException {
        ImagePlus image = new ImagePlus("film", TestFilms.film(1));
        MultiMix closed = MultiMix.load(model, DeviceChoice.CPU);
        closed.close();
        closed.close(); // harmless
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> closed.segment(image));
        assertTrue(e.getMessage().contains("closed"), e.getMessage());
    }

    @Test
    void aConstantSliceIsNamed() {
        ImagePlus image = TestFilms.stack();
        image.getStack().setProcessor(new ByteProcessor(WIDTH, HEIGHT), 10);
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> multimix.segment(image));
        assertTrue(e.getMessage().startsWith("Slice 10: constant image"), e.getMessage());
    }

    private static float[] floats(ImagePlus image, int slice) {
        return (float[]) image.getStack().getProcessor(slice).getPixels();
    }

    private static float max(float[] values) {
        float max = 0;
        for (float value : values) max = Math.max(max, value);
        return max;
    }
}
