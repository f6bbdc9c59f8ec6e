// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.multimix.augment.BytePixels;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * Where the prepared images of a training are kept: the first ones in memory, up to a budget, all
 * others in one temporary file, so that the memory is bounded however many images there are. The
 * file is for its owner only, and gone when the store is closed or the program ends, however it
 * ends.
 *
 * <p>A training passes over its images in ever new order, so no choice of what is in memory is
 * better than another: what is in the file stays there. May be used by several threads.
 */
public final class PlaneStore implements AutoCloseable {
    /** Part of Java's memory for the images; the rest is for all else, and for reading files. */
    private static final int PART = 3;

    private final long budget;
    private final PlaneFolder folder;
    private long inMemory; // bytes
    private PlaneFile file; // null until it is needed
    private volatile boolean closed;

    /** With a third of Java's memory, and the system's folder of temporary files. */
    public PlaneStore() {
        this(Runtime.getRuntime().maxMemory() / PART, PlaneFolder.ofSystem());
    }

    /**
     * @param budget bytes of pixels that are kept in memory
     * @param folder for the temporary file
     */
    PlaneStore(long budget, PlaneFolder folder) {
        this.budget = budget;
        this.folder = folder;
    }

    /**
     * Checks that so many more pixels can be kept, and says so if a file is needed, and if that
     * file is in memory too.
     *
     * @throws IOException if the folder is missing or lacks the space; names it, what is needed and
     *     what is free
     */
    void expect(long bytes, ProgressListener listener) throws IOException {
        long written;
        synchronized (this) {
            written = bytes - Math.max(0, budget - inMemory);
        }
        if (written <= 0) return;
        folder.checkSpace(written);
        listener.log(
                "The prepared images take "
                        + PlaneFolder.megabytes(bytes)
                        + " MB, of which "
                        + PlaneFolder.megabytes(bytes - written)
                        + " MB are kept in memory, the others in a temporary file, which is removed"
                        + " afterwards.");
        if (folder.inMemory())
            listener.log(
                    "The folder of temporary files is in memory itself (tmpfs), not on a disk:"
                            + " the temporary file takes memory too. Start with a folder on a disk,"
                            + " -Djava.io.tmpdir=FOLDER.");
    }

    /**
     * Keeps an image.
     *
     * @param image (X, Y), not changed afterwards
     * @throws IOException if it cannot be written into the temporary file
     * @throws IllegalStateException if this store is closed
     */
    Plane keep(Img<UnsignedByteType> image) throws IOException {
        BytePixels pixels = BytePixels.of(image);
        PlaneFile into = fileFor(pixels.values().length);
        return into == null
                ? new Kept(pixels.width(), pixels.height(), pixels.values(), -1)
                : new Kept(pixels.width(), pixels.height(), null, into.append(pixels.values()));
    }

    /** The file that has to take so many bytes; null if they fit into the memory. */
    private synchronized PlaneFile fileFor(int bytes) throws IOException {
        checkOpen();
        if (inMemory + bytes <= budget) {
            inMemory += bytes;
            return null;
        }
        if (file == null) file = PlaneFile.create(folder);
        return file;
    }

    private void checkOpen() {
        if (closed)
            throw new IllegalStateException(
                    "The images of this training are no longer kept: they were closed.");
    }

    /** Bytes of pixels in memory. */
    synchronized long bytesInMemory() {
        return inMemory;
    }

    /** Bytes of pixels in the temporary file. */
    synchronized long bytesInFile() {
        return file == null ? 0 : file.size();
    }

    /** Removes the temporary file; the images are lost. Again, it does nothing. */
    @Override
    public void close() {
        PlaneFile last;
        synchronized (this) {
            if (closed) return;
            closed = true;
            last = file;
        }
        if (last != null) last.close();
    }

    /** An image of this store. */
    private final class Kept implements Plane {
        private final int width;
        private final int height;
        private final byte[] pixels; // null if they are in the file
        private final long position; // in the file

        Kept(int width, int height, byte[] pixels, long position) {
            this.width = width;
            this.height = height;
            this.pixels = pixels;
            this.position = position;
        }

        @Override
        public long[] dimensions() {
            return new long[] {width, height};
        }

        @Override
        public Img<UnsignedByteType> image() {
            checkOpen();
            return ArrayImgs.unsignedBytes(pixels == null ? read() : pixels, width, height);
        }

        private byte[] read() {
            PlaneFile from;
            synchronized (PlaneStore.this) {
                from = file;
            }
            try {
                return from.read(position, width * height);
            } catch (IOException e) {
                checkOpen(); // by another thread, meanwhile
                throw new UncheckedIOException(e);
            }
        }
    }
}
