// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Pixels in a temporary file, for its owner only. The system removes it with its last use: even a
 * program that is killed leaves nothing of the images behind. May be used by several threads.
 */
final class PlaneFile implements AutoCloseable {
    private final PlaneFolder folder;
    // asynchronous, since an interrupted thread would close any other channel for all threads
    private final AsynchronousFileChannel channel;
    private final AtomicLong end = new AtomicLong();

    private PlaneFile(PlaneFolder folder, AsynchronousFileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * An empty file.
     *
     * @throws IOException if the folder cannot be used; says why and what to do
     */
    static PlaneFile create(PlaneFolder folder) throws IOException {
        try {
            Path file = Files.createTempFile(folder.path(), "multimix", ".pixels");
            return new PlaneFile(
                    folder,
                    AsynchronousFileChannel.open(
                            file,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw folder.unusable(e);
        }
    }

    /** Number of bytes. */
    long size() {
        return end.get();
    }

    /**
     * Adds pixels.
     *
     * @return where they are
     * @throws IOException if the folder has no space left; says what is needed and what is free
     */
    long append(byte[] pixels) throws IOException {
        folder.checkSpace(pixels.length);
        long start = end.getAndAdd(pixels.length);
        ByteBuffer left = ByteBuffer.wrap(pixels);
        try {
            while (left.hasRemaining()) await(channel.write(left, start + left.position()));
        } catch (IOException e) {
            throw new IOException(
                    "Cannot write the prepared images into the folder of temporary files "
                            + folder.path()
                            + ", which has "
                            + folder.freeSpace()
                            + ": "
                            + e.getMessage(),
                    e);
        }
        return start;
    }

    /** Pixels at a position. */
    byte[] read(long position, int length) throws IOException {
        byte[] pixels = new byte[length];
        ByteBuffer left = ByteBuffer.wrap(pixels);
        try {
            while (left.hasRemaining())
                if (await(channel.read(left, position + left.position())) < 0)
                    throw new EOFException("it was cut off");
            return pixels;
        } catch (IOException e) {
            throw new IOException(
                    "Cannot read a prepared image back from the temporary file in "
                            + folder.path()
                            + ": "
                            + e,
                    e);
        }
    }

    /** Waits to the end in any case: what was begun would write into the buffer later. */
    private static int await(Future<Integer> transfer) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return transfer.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof IOException cause) throw cause;
                    throw new IOException(e.getCause());
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
