// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;

class BatchLoaderTest {
    private static final int SIDE = 16;
    private static final int PIXELS = SIDE * SIDE;
    private static final BatchOptions OPTIONS =
            new BatchOptions(
                    4, 1, SIDE, 1, MaskAugmentation.WEAK, false, UnlabeledViews.WEAK_AND_STRONG);

    /** Seven labeled, five unlabeled images of each task. */
    private static final TrainingStreams STREAMS =
            new TrainingStreams(
                    samples(7, 100, true), samples(5, 200, false),
                    samples(7, 300, false), samples(5, 400, false));

    @Test
    void givesTheSameBatchesForAnyNumberOfThreads() {
        List<TrainingBatch> expected = batches(STREAMS, OPTIONS, 1, 0, 12);
        assertSame(expected, batches(STREAMS, OPTIONS, 3, 0, 12));
        assertSame(expected, batches(STREAMS, OPTIONS, 1, 0, 12));
    }

    @Test
    void givesOtherBatchesForAnotherSeedOrNumber() {
        BatchOptions other =
                new BatchOptions(
                        4,
                        1,
                        SIDE,
                        2,
                        MaskAugmentation.WEAK,
                        false,
                        UnlabeledViews.WEAK_AND_STRONG);
        TrainingBatch batch = batches(STREAMS, OPTIONS, 1, 0, 2).get(1);
        for (TrainingBatch different :
                List.of(
                        batches(STREAMS, other, 1, 0, 2).get(1),
                        batches(STREAMS, OPTIONS, 1, 0, 1).get(0)))
            for (int part = 0; part < 7; part++) // the eighth is empty
            assertFalse(
                        Arrays.equals(parts(batch).get(part), parts(different).get(part)),
                        "part " + part);
    }

    @Test
    void goesOnAtAnyBatch() {
        List<TrainingBatch> all = batches(STREAMS, OPTIONS, 1, 0, 9);
        assertSame(all.subList(6, 9), batches(STREAMS, OPTIONS, 2, 6, 3));
        try (BatchLoader loader = new BatchLoader(STREAMS, OPTIONS, 1, 6)) {
            assertEquals(6, loader.position());
            loader.next();
            assertEquals(7, loader.position());
        }
    }

    @Test
    void showsEachLabeledImageOncePerPass() {
        // flat images keep their gray value under the weak augmentation
        TrainingStreams flat = new TrainingStreams(flat(6), flat(6), flat(6), List.of());
        List<TrainingBatch> batches = batches(flat, OPTIONS, 1, 0, 6); // four passes
        for (int pass = 0; pass < 4; pass++) {
            Set<Integer> segmentation = new HashSet<>();
            Set<Integer> unlabeled = new HashSet<>();
            Set<Integer> classes = new HashSet<>();
            for (int k = 6 * pass; k < 6 * pass + 6; k++) {
                TrainingBatch batch = batches.get(k / 4);
                int pixel = k % 4 * PIXELS;
                segmentation.add((int) batch.segmentationLabeled()[pixel]);
                unlabeled.add((int) batch.segmentationUnlabeled()[pixel]);
                classes.add((int) batch.classLabeled()[pixel]);
                assertEquals(batch.classLabeled()[pixel] % 2, batch.labels()[k % 4]);
            }
            assertEquals(Set.of(0, 1, 2, 3, 4, 5), segmentation);
            assertEquals(Set.of(0, 1, 2, 3, 4, 5), unlabeled);
            assertEquals(Set.of(0, 1, 2, 3, 4, 5), classes);
        }
    }

    @Test
    void fillsABatchFromFewerImages() {
        TrainingStreams few = new TrainingStreams(flat(1), flat(2), flat(3), flat(1));
        TrainingBatch batch = batches(few, OPTIONS, 1, 0, 1).get(0);
        for (int part : new int[] {0, 2, 3, 5, 6})
            assertEquals(4 * PIXELS, parts(batch).get(part).length, "part " + part);
        int[] images = new int[3];
        for (int i = 0; i < 4; i++) images[batch.classLabeled()[i * PIXELS]]++;
        Arrays.sort(images);
        assertArrayEquals(new int[] {1, 1, 2}, images);
    }

    @Test
    void leavesMissingStreamsEmpty() {
        TrainingStreams one =
                new TrainingStreams(List.of(), List.of(), samples(3, 1, false), List.of());
        TrainingBatch batch = batches(one, OPTIONS, 1, 0, 1).get(0);
        assertEquals(4 * PIXELS, batch.classLabeled().length);
        assertEquals(4, batch.labels().length);
        assertEquals(0, batch.segmentationLabeled().length);
        assertEquals(0, batch.masks().length);
        assertEquals(0, batch.segmentationUnlabeled().length);
        assertEquals(0, batch.weak().length);
        assertEquals(0, batch.strong().length);
    }

    @Test
    void showsTheSameImageWeaklyAndStrongly() {
        // A hundred flat images, each of its own gray value, which the weak view keeps. So does the
        // center of the strong view, unless brightness, posterize or solarize (3 of the 13
        // operations) is among the two draws, each applied with probability 1/2: 78 % of the views.
        // Views of two images would agree in about 1 %.
        TrainingStreams flat = new TrainingStreams(List.of(), List.of(), List.of(), flat(100));
        int same = 0;
        int other = 0;
        for (TrainingBatch batch : batches(flat, OPTIONS, 1, 0, 100))
            for (int i = 0; i < 4; i++) {
                int center = i * PIXELS + PIXELS / 2 + SIDE / 2;
                if (batch.weak()[center] == batch.strong()[center]) same++;
                else other++;
            }
        assertTrue(same > 270, same + " of 400 pairs agree");
        assertTrue(other > 20, other + " of 400 pairs differ");
    }

    @Test
    void showsTheSameImageTwiceWeaklyForMixMatch() {
        // flat images: both weak views keep the gray value, wherever they are cropped
        TrainingStreams flat = new TrainingStreams(List.of(), List.of(), List.of(), flat(100));
        BatchOptions twoWeak =
                new BatchOptions(
                        4, 1, SIDE, 1, MaskAugmentation.WEAK, false, UnlabeledViews.TWO_WEAK);
        for (TrainingBatch batch : batches(flat, twoWeak, 1, 0, 25)) {
            assertEquals(0, batch.strong().length);
            assertArrayEquals(batch.weak(), batch.secondWeak());
        }
        // noise: flip and crop are drawn anew for the second view
        TrainingStreams noise =
                new TrainingStreams(List.of(), List.of(), List.of(), samples(3, 1, false));
        TrainingBatch batch = batches(noise, twoWeak, 1, 0, 1).get(0);
        assertFalse(Arrays.equals(batch.weak(), batch.secondWeak()));
    }

    @Test
    void tellsTheHiddenClassesOfUnlabeledImages() {
        List<Sample> samples = new ArrayList<>();
        for (Sample flat : flat(9)) {
            int gray = flat.image().firstElement().get();
            samples.add(new Sample(flat.file(), flat.image(), null, gray % 2 == 0 ? gray : -1));
        }
        TrainingStreams streams = new TrainingStreams(List.of(), List.of(), List.of(), samples);
        for (TrainingBatch batch : batches(streams, OPTIONS, 1, 0, 9))
            for (int i = 0; i < 4; i++) {
                int gray = batch.weak()[i * PIXELS] & 0xff;
                assertEquals(gray % 2 == 0 ? gray : -1, batch.hiddenLabels()[i]);
            }
    }

    /** The gray value of a flat image, which the weak view keeps, is the number of its file. */
    @Test
    void tellsTheFilesOfAnyBatch() {
        TrainingStreams flat = new TrainingStreams(flat(7), flat(5), flat(9), flat(11));
        for (boolean balanced : new boolean[] {false, true}) {
            BatchOptions options =
                    new BatchOptions(
                            4,
                            2,
                            SIDE,
                            1,
                            MaskAugmentation.WEAK,
                            balanced,
                            UnlabeledViews.WEAK_AND_STRONG);
            try (BatchLoader loader = new BatchLoader(flat, options, 1, 0)) {
                for (int number = 0; number < 12; number++) {
                    BatchFiles files = loader.files(number);
                    TrainingBatch batch = loader.next();
                    assertEquals(
                            flatFiles(batch.segmentationLabeled()), files.segmentationLabeled());
                    assertEquals(
                            flatFiles(batch.segmentationUnlabeled()),
                            files.segmentationUnlabeled());
                    assertEquals(flatFiles(batch.classLabeled()), files.classLabeled());
                    assertEquals(flatFiles(batch.weak()), files.classUnlabeled());
                    assertEquals(8, files.classUnlabeled().size());
                }
            }
        }
    }

    private static List<Path> flatFiles(byte[] images) {
        return IntStream.range(0, images.length / PIXELS)
                .mapToObj(i -> Path.of("flat" + images[i * PIXELS]))
                .toList();
    }

    /** As after an image that could not be read, or when the loader is closed. */
    @Test
    void tellsFilesWithoutReadingThem() {
        Plane unreadable =
                new Plane() {
                    @Override
                    public long[] dimensions() {
                        return new long[] {SIDE, SIDE};
                    }

                    @Override
                    public Img<UnsignedByteType> image() {
                        throw new IllegalStateException("The image must not be read");
                    }
                };
        Path file = Path.of("unreadable.png");
        TrainingStreams streams =
                new TrainingStreams(
                        List.of(),
                        List.of(),
                        List.of(new Sample(file, unreadable, null, 0, null)),
                        List.of());
        BatchLoader loader = new BatchLoader(streams, OPTIONS, 1, 0);
        loader.close();
        BatchFiles files = loader.files(1_000_000);
        assertEquals(List.of(file, file, file, file), files.classLabeled());
        assertEquals(List.of(), files.segmentationLabeled());
        assertEquals(List.of(), files.segmentationUnlabeled());
        assertEquals(List.of(), files.classUnlabeled());
    }

    @Test
    void keepsMasksBinaryAndAlignedWithTheirImages() {
        for (TrainingBatch batch : batches(STREAMS, OPTIONS, 1, 0, 4))
            for (int i = 0; i < batch.masks().length; i++)
                assertEquals(
                        (batch.segmentationLabeled()[i] & 0xff) > 100 ? 1 : 0, batch.masks()[i]);
    }

    @Test
    void augmentsSegmentationImagesOnRequestOnly() {
        Set<Integer> plain = new HashSet<>();
        for (Sample sample : STREAMS.segmentationLabeled())
            plain.add(Arrays.hashCode(bytes(sample.image())));
        for (Sample sample : STREAMS.segmentationUnlabeled())
            plain.add(Arrays.hashCode(bytes(sample.image())));
        BatchOptions without =
                new BatchOptions(
                        4,
                        1,
                        SIDE,
                        1,
                        MaskAugmentation.NONE,
                        false,
                        UnlabeledViews.WEAK_AND_STRONG);
        assertEquals(40, count(batches(STREAMS, without, 1, 0, 5), plain));
        assertTrue(count(batches(STREAMS, OPTIONS, 1, 0, 5), plain) < 20);
    }

    @Test
    void balancesTheClassesOnRequest() {
        List<Sample> images = new ArrayList<>(samples(9, 1, false));
        images.replaceAll(image -> new Sample(image.file(), image.image(), null, 0));
        images.add(new Sample(Path.of("rare"), noise(50), null, 1));
        TrainingStreams rare = new TrainingStreams(List.of(), List.of(), images, List.of());
        BatchOptions balanced =
                new BatchOptions(
                        4, 1, SIDE, 1, MaskAugmentation.WEAK, true, UnlabeledViews.WEAK_AND_STRONG);
        for (TrainingBatch batch : batches(rare, balanced, 1, 0, 5))
            assertEquals(2, IntStream.of(batch.labels()).sum());
    }

    @Test
    void refusesImagesWithoutTheirMaskLabelOrSize() {
        Sample bare = new Sample(Path.of("bare.png"), noise(1), null, -1);
        List<Sample> none = List.of();
        for (Exception error :
                List.of(
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> new TrainingStreams(List.of(bare), none, none, none)),
                        assertThrows(
                                IllegalArgumentException.class,
                                () -> new TrainingStreams(none, none, List.of(bare), none)),
                        assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        new BatchLoader(
                                                new TrainingStreams(
                                                        none, List.of(bare), none, none),
                                                new BatchOptions(
                                                        4,
                                                        1,
                                                        32,
                                                        1,
                                                        MaskAugmentation.WEAK,
                                                        true,
                                                        UnlabeledViews.WEAK_AND_STRONG)))))
            assertTrue(error.getMessage().contains("bare.png"), error.getMessage());
        assertThrows(
                IllegalArgumentException.class, () -> new TrainingStreams(none, none, none, none));
    }

    private static int count(List<TrainingBatch> batches, Set<Integer> hashes) {
        int count = 0;
        for (TrainingBatch batch : batches)
            for (byte[] images :
                    List.of(batch.segmentationLabeled(), batch.segmentationUnlabeled()))
                for (int i = 0; i < 4; i++)
                    if (hashes.contains(
                            Arrays.hashCode(
                                    Arrays.copyOfRange(images, i * PIXELS, (i + 1) * PIXELS))))
                        count++;
        return count;
    }

    private static List<TrainingBatch> batches(
            TrainingStreams streams, BatchOptions options, int threads, long first, int count) {
        try (BatchLoader loader = new BatchLoader(streams, options, threads, first)) {
            return IntStream.range(0, count).mapToObj(i -> loader.next()).toList();
        }
    }

    private static void assertSame(List<TrainingBatch> expected, List<TrainingBatch> batches) {
        assertEquals(expected.size(), batches.size());
        for (int k = 0; k < expected.size(); k++)
            for (int part = 0; part < 8; part++)
                assertArrayEquals(
                        parts(expected.get(k)).get(part),
                        parts(batches.get(k)).get(part),
                        "batch " + k + ", part " + part);
    }

    private static List<byte[]> parts(TrainingBatch batch) {
        byte[] labels = new byte[batch.labels().length];
        for (int i = 0; i < labels.length; i++) labels[i] = (byte) batch.labels()[i];
        return List.of(
                batch.segmentationLabeled(),
                batch.masks(),
                batch.segmentationUnlabeled(),
                batch.classLabeled(),
                labels,
                batch.weak(),
                batch.strong(),
                batch.secondWeak());
    }

    /** Noise; the mask, if wanted, is where it is above 100. */
    private static List<Sample> samples(int count, long seed, boolean masks) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] mask = bytes(noise(seed + i));
            for (int k = 0; k < PIXELS; k++) mask[k] = (byte) ((mask[k] & 0xff) > 100 ? 255 : 0);
            samples.add(
                    new Sample(
                            Path.of(seed + "-" + i),
                            noise(seed + i),
                            masks ? ArrayImgs.unsignedBytes(mask, SIDE, SIDE) : null,
                            i % 3));
        }
        return samples;
    }

    /** Images of one gray value each: 0, 1, 2, ...; label: even or odd. */
    private static List<Sample> flat(int count) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] values = new byte[PIXELS];
            Arrays.fill(values, (byte) i);
            Img<UnsignedByteType> image = ArrayImgs.unsignedBytes(values, SIDE, SIDE);
            samples.add(new Sample(Path.of("flat" + i), image, image, i % 2));
        }
        return samples;
    }

    private static Img<UnsignedByteType> noise(long seed) {
        byte[] values = new byte[PIXELS];
        new SplittableRandom(seed).nextBytes(values);
        return ArrayImgs.unsignedBytes(values, SIDE, SIDE);
    }

    private static byte[] bytes(Img<UnsignedByteType> image) {
        byte[] bytes = new byte[PIXELS];
        int i = 0;
        for (UnsignedByteType value : image) bytes[i++] = value.getByte();
        return bytes;
    }
}
