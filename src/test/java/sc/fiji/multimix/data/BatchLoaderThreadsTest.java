// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.Img;
import net.imglib2.img.ImgView;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchLoaderThreadsTest {
    private static final BatchOptions OPTIONS =
            new BatchOptions(
                    2, 1, 8, 1, MaskAugmentation.WEAK, false, UnlabeledViews.WEAK_AND_STRONG);

    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();

    @Test
    void endsItsDaemonThreadsOnClose() throws InterruptedException {
        BatchLoader loader = new BatchLoader(streamsOf(() -> {}), OPTIONS, 2, 0);
        for (int i = 0; i < 10; i++) loader.next();
        loader.close();
        assertFalse(readers.isEmpty());
        assertFalse(readers.contains(Thread.currentThread()));
        for (Thread reader : readers) {
            assertTrue(reader.isDaemon());
            reader.join(5000);
            assertFalse(reader.isAlive(), reader.getName());
        }
    }

    @Test
    void closesWhileAnImageIsBeingRead() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        BatchLoader loader =
                new BatchLoader(
                        streamsOf(
                                () -> {
                                    started.countDown();
                                    try {
                                        never.await();
                                    } catch (InterruptedException e) {
                                        throw new IllegalStateException("interrupted", e);
                                    }
                                }),
                        OPTIONS);
        started.await();
        loader.close();
        loader.close();
        for (Thread reader : readers) {
            reader.join(5000);
            assertFalse(reader.isAlive(), reader.getName());
        }
        assertThrows(IllegalStateException.class, loader::next);
    }

    @Test
    void surfacesAFailingImageWithItsFile() {
        try (BatchLoader loader =
                new BatchLoader(
                        streamsOf(
                                () -> {
                                    throw new UnsupportedOperationException("bad sector");
                                }),
                        OPTIONS)) {
            for (int attempt = 0; attempt < 2; attempt++) {
                Exception error = assertThrows(IllegalStateException.class, loader::next);
                assertTrue(error.getMessage().contains("bad sector"), error.getMessage());
                assertTrue(error.getMessage().contains("slow.tif"), error.getMessage());
                assertTrue(error.getMessage().contains("Batch 0"), error.getMessage());
                assertEquals(0, loader.position());
            }
        }
    }

    @Test
    void surfacesErrorsAsTheyAre() {
        OutOfMemoryError full = new OutOfMemoryError("test");
        try (BatchLoader loader =
                new BatchLoader(
                        streamsOf(
                                () -> {
                                    throw full;
                                }),
                        OPTIONS)) {
            assertEquals(full, assertThrows(OutOfMemoryError.class, loader::next));
        }
    }

    @Test
    void isCanceledByAnInterruptionOfTheWaitingThread() {
        try (BatchLoader loader = new BatchLoader(streamsOf(() -> {}), OPTIONS)) {
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, loader::next);
            assertTrue(Thread.interrupted(), "the interruption is kept");
            assertEquals(0, loader.position());
            assertEquals(2 * 64, loader.next().segmentationUnlabeled().length);
        }
    }

    @Test
    void measuresTheWaiting() {
        try (BatchLoader loader = new BatchLoader(streamsOf(() -> {}), OPTIONS)) {
            assertEquals(Duration.ZERO, loader.waited());
            loader.next();
            Duration first = loader.waited();
            assertTrue(first.compareTo(Duration.ZERO) > 0, first.toString());
            loader.next();
            assertTrue(loader.waited().compareTo(first) >= 0, loader.waited().toString());
        }
    }

    /** One image whose pixels are computed when they are read, after doing something. */
    private TrainingStreams streamsOf(Runnable onRead) {
        Img<UnsignedByteType> image =
                ImgView.wrap(
                        Converters.convert(
                                (RandomAccessibleInterval<UnsignedByteType>)
                                        ArrayImgs.unsignedBytes(8, 8),
                                (in, out) -> {
                                    readers.add(Thread.currentThread());
                                    onRead.run();
                                    out.set(in);
                                },
                                new UnsignedByteType()),
                        new ArrayImgFactory<>(new UnsignedByteType()));
        Sample sample = new Sample(Path.of("slow.tif"), image, null, -1);
        return new TrainingStreams(List.of(), List.of(sample), List.of(), List.of());
    }
}
