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
    /** Left to others, such as the model's file. */
    private static final long SPARED = 64L << 20;

    private final Path folder;
    private final PlaneStore.FreeSpace space;
    // asynchronous, since an interrupted thread would close any other channel for all threads
    private final AsynchronousFileChannel channel;
    private final AtomicLong end = new AtomicLong();

    private PlaneFile(Path folder, PlaneStore.FreeSpace space, AsynchronousFileChannel channel) {
        this.folder = folder;
        this.space = space;
        this.channel = channel;
    }

    /** An empty file. */
    static PlaneFile create(Path folder, PlaneStore.FreeSpace space) throws IOException {
        try {
            Path file = Files.createTempFile(folder, "multimix", ".pixels");
            return new PlaneFile(
                    folder,
                    space,
                    AsynchronousFileChannel.open(
                            file,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw new IOException(
                    "Cannot make a temporary file for the prepared images in "
                            + folder
                            + ": "
                            + e
                            + ". "
                            + advice(),
                    e);
        }
    }

    /**
     * Checks that a folder has space for so many bytes.
     *
     * @throws IOException if it has not; says what is needed, what is free and what to do
     */
    static void checkSpace(Path folder, long bytes, PlaneStore.FreeSpace space) throws IOException {
        long free = space.bytes(folder);
        if (free - SPARED < bytes)
            throw new IOException(
                    "Not enough space for the prepared images in the folder of temporary files "
                            + folder
                            + ": "
                            + megabytes(bytes + SPARED)
                            + " MB are needed, "
                            + megabytes(free)
                            + " MB are free. Make room, choose a smaller resolution, or "
                            + advice());
    }

    private static String advice() {
        return "start with more memory (-Xmx) or another folder (-Djava.io.tmpdir=FOLDER).";
    }

    /** Rounded up. */
    static long megabytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
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
        checkSpace(folder, pixels.length, space);
        long start = end.getAndAdd(pixels.length);
        ByteBuffer left = ByteBuffer.wrap(pixels);
        try {
            while (left.hasRemaining()) await(channel.write(left, start + left.position()));
        } catch (IOException e) {
            throw new IOException(
                    "Cannot write the prepared images into the folder of temporary files "
                            + folder
                            + ", which has "
                            + megabytes(space.bytes(folder))
                            + " MB free: "
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
                            + folder
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
