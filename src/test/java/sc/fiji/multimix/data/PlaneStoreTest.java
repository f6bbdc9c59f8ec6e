// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.augment.BytePixels;
import sc.fiji.multimix.progress.ProgressListener;

class PlaneStoreTest {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;
    private static final int SIZE = WIDTH * HEIGHT;
    private static final long MEGABYTE = 1 << 20;

    @TempDir Path folder;

    private long free = 1000 * MEGABYTE;
    private final List<String> lines = new ArrayList<>();
    private final ProgressListener log =
            new ProgressListener() {
                @Override
                public void progress(String message, double fraction) {}

                @Override
                public void log(String line) {
                    lines.add(line);
                }
            };

    private PlaneStore store(long budget) {
        return new PlaneStore(budget, new PlaneFolder(folder, false, path -> free));
    }

    private static Img<UnsignedByteType> noise(long seed) {
        byte[] values = new byte[SIZE];
        new SplittableRandom(seed).nextBytes(values);
        return ArrayImgs.unsignedBytes(values, WIDTH, HEIGHT);
    }

    private static List<Plane> keepNoise(PlaneStore store, int count) throws IOException {
        List<Plane> planes = new ArrayList<>();
        for (int i = 0; i < count; i++) planes.add(store.keep(noise(i)));
        return planes;
    }

    private static void assertNoise(List<Plane> planes) {
        for (int i = 0; i < planes.size(); i++) {
            Img<UnsignedByteType> image = planes.get(i).image();
            assertArrayEquals(new long[] {WIDTH, HEIGHT}, image.dimensionsAsLongArray());
            assertArrayEquals(
                    BytePixels.of(noise(i)).values(), BytePixels.of(image).values(), "image " + i);
        }
    }

    @Test
    void givesTheSamePixelsFromMemoryAndFile() throws IOException {
        try (PlaneStore store = store(3 * SIZE + SIZE / 2)) {
            List<Plane> planes = keepNoise(store, 10);
            assertEquals(3 * SIZE, store.bytesInMemory());
            assertEquals(7 * SIZE, store.bytesInFile());
            assertArrayEquals(new long[] {WIDTH, HEIGHT}, planes.get(9).dimensions());
            assertNoise(planes);
            assertNoise(planes);
        }
    }

    @Test
    void fillsTheMemoryWithSmallerImages() throws IOException {
        try (PlaneStore store = store(SIZE + 4)) {
            keepNoise(store, 2);
            store.keep(ArrayImgs.unsignedBytes(2, 2));
            assertEquals(SIZE + 4, store.bytesInMemory());
            assertEquals(SIZE, store.bytesInFile());
        }
    }

    @Test
    void servesManyThreads() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (PlaneStore store = store(5 * SIZE)) {
            List<Future<Plane>> kept = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Img<UnsignedByteType> image = noise(i);
                kept.add(threads.submit(() -> store.keep(image)));
            }
            List<Plane> planes = new ArrayList<>();
            for (Future<Plane> plane : kept) planes.add(plane.get());
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < 16; i++) readers.add(threads.submit(() -> assertNoise(planes)));
            for (Future<?> reader : readers) reader.get();
            assertEquals(50 * SIZE, store.bytesInMemory() + store.bytesInFile());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void interruptedReaderDisturbsNobody() throws IOException {
        try (PlaneStore store = store(0)) {
            List<Plane> planes = keepNoise(store, 2);
            Thread.currentThread().interrupt();
            assertNoise(planes);
            assertTrue(Thread.interrupted(), "the interruption is kept");
            assertNoise(planes);
        }
    }

    @Test
    void closedStoreGivesNothing() throws IOException {
        PlaneStore store = store(SIZE);
        List<Plane> planes = keepNoise(store, 2);
        store.close();
        store.close();
        for (Plane plane : planes)
            assertTrue(
                    assertThrows(IllegalStateException.class, plane::image)
                            .getMessage()
                            .contains("closed"));
        assertThrows(IllegalStateException.class, () -> store.keep(noise(3)));
        assertEmpty();
    }

    @Test
    void needsNoFileIfAllFits() throws IOException {
        try (PlaneStore store = store(10 * SIZE)) {
            store.expect(10 * SIZE, log);
            keepNoise(store, 10);
            assertEquals(0, store.bytesInFile());
            assertEmpty();
        }
        assertEquals(List.of(), lines);
    }

    @Test
    void saysThatItNeedsAFile() throws IOException {
        try (PlaneStore store = store(30 * MEGABYTE)) {
            store.expect(100 * MEGABYTE, log);
        }
        assertEquals(1, lines.size());
        String line = lines.get(0);
        assertTrue(line.contains("100 MB") && line.contains("30 MB"), line);
        assertFalse(line.contains(folder.toString()), line); // a log names no folder
    }

    @Test
    void saysWhatIsMissingBeforeAnythingIsWritten() throws IOException {
        free = 500 * MEGABYTE;
        try (PlaneStore store = store(30 * MEGABYTE)) {
            String message =
                    assertThrows(IOException.class, () -> store.expect(700 * MEGABYTE, log))
                            .getMessage();
            // 700 - 30 of the memory + 64 that are left to others
            assertTrue(message.contains("734 MB are needed, 500 MB are free"), message);
            assertTrue(message.contains(folder.toString()), message);
        }
        assertEmpty();
    }

    @Test
    void aFolderThatBecomesFullLosesNothingKept() throws IOException {
        try (PlaneStore store = store(SIZE)) {
            List<Plane> planes = keepNoise(store, 5);
            free = 64 * MEGABYTE;
            String message =
                    assertThrows(IOException.class, () -> store.keep(noise(5))).getMessage();
            assertTrue(message.contains("64 MB are free"), message);
            assertTrue(message.contains(folder.toString()), message);
            assertNoise(planes);
        }
        assertEmpty();
    }

    @Test
    void namesAFolderThatIsMissing() {
        Path missing = folder.resolve("missing");
        PlaneFolder cache = new PlaneFolder(missing, false, path -> free);
        try (PlaneStore store = new PlaneStore(0, cache)) {
            assertCannotBeUsed(missing, () -> store.keep(noise(0)));
        }
    }

    @Test
    void namesAFolderThatIsMissingBeforeAnythingIsRead() {
        Path missing = folder.resolve("missing");
        PlaneFolder cache = new PlaneFolder(missing, false, PlaneFolder.FreeSpace.OF_FILE_SYSTEM);
        try (PlaneStore store = new PlaneStore(0, cache)) {
            assertCannotBeUsed(missing, () -> store.expect(MEGABYTE, log));
        }
        assertEquals(List.of(), lines);
    }

    @Test
    void namesAFolderThatIsTakenAwayMeanwhile() throws IOException {
        Path there = Files.createDirectory(folder.resolve("there"));
        AtomicBoolean gone = new AtomicBoolean();
        PlaneFolder cache =
                new PlaneFolder(
                        there,
                        false,
                        path -> {
                            if (gone.get()) throw new NoSuchFileException(path.toString());
                            return free;
                        });
        try (PlaneStore store = new PlaneStore(0, cache)) {
            store.keep(noise(0));
            gone.set(true);
            assertCannotBeUsed(there, () -> store.keep(noise(1)));
            assertEquals("an unknown amount of space free", cache.freeSpace());
        }
    }

    @Test
    void writesWhereTheFreeSpaceIsUnknown() throws IOException {
        PlaneFolder cache =
                new PlaneFolder(
                        folder,
                        false,
                        path -> {
                            throw new IOException("Mount point not found");
                        });
        try (PlaneStore store = new PlaneStore(0, cache)) {
            store.expect(MEGABYTE, log);
            assertNoise(List.of(store.keep(noise(0))));
            assertEquals(SIZE, store.bytesInFile());
        }
        assertEmpty();
    }

    private static void assertCannotBeUsed(Path folder, Executable call) {
        IOException e = assertThrows(IOException.class, call);
        String message = e.getMessage();
        assertTrue(
                message.startsWith(
                        "The folder of temporary files "
                                + folder
                                + " cannot be used for the prepared images: there is no such"),
                message);
        assertTrue(message.contains("-Djava.io.tmpdir=FOLDER"), message);
        assertInstanceOf(NoSuchFileException.class, e.getCause());
    }

    @Test
    void saysThatItsFileIsInMemoryToo() throws IOException {
        PlaneFolder cache = new PlaneFolder(folder, true, path -> free);
        try (PlaneStore store = new PlaneStore(30 * MEGABYTE, cache)) {
            store.expect(30 * MEGABYTE, log);
            assertEquals(List.of(), lines);
            store.expect(100 * MEGABYTE, log);
        }
        assertEquals(2, lines.size());
        String line = lines.get(1);
        assertTrue(line.contains("is in memory itself"), line);
    }

    private void assertEmpty() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }
}
