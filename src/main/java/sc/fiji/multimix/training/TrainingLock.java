// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps two trainings, of this program or of two, from writing the same model files. The system
 * ends the lock with the program; the empty file {@code .NAME.training} that it may leave then
 * hinders nobody.
 */
public final class TrainingLock implements AutoCloseable {
    /** Models that this program trains, which its own file locks do not tell. */
    private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

    private final Path model;
    private final Path file;
    private final FileChannel channel; // null on a drive without locks

    private TrainingLock(Path model, Path file, FileChannel channel) {
        this.model = model;
        this.file = file;
        this.channel = channel;
    }

    /**
     * Locks a model's files until this is closed.
     *
     * @param model file that is to be trained, in a folder that exists
     * @throws IOException if it is being trained already
     */
    public static TrainingLock of(Path model) throws IOException {
        Path folder = model.toAbsolutePath().getParent().toRealPath();
        Path real = folder.resolve(model.getFileName());
        if (!IN_USE.add(real)) throw taken(model, "in this program");
        try {
            Path file = folder.resolve("." + model.getFileName() + ".training");
            return new TrainingLock(real, file, lock(model, file));
        } catch (IOException | RuntimeException e) {
            IN_USE.remove(real);
            throw e;
        }
    }

    private static FileChannel lock(Path model, Path file) throws IOException {
        FileChannel channel;
        FileLock lock;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            return null; // what cannot be written there is told when the model is
        }
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw taken(model, "in this program");
        } catch (IOException e) { // a drive without locks
            channel.close();
            return null;
        }
        if (lock != null) return channel;
        channel.close();
        throw taken(model, "by another program");
    }

    private static IOException taken(Path model, String where) {
        return new IOException(
                "The model "
                        + model
                        + " is being trained "
                        + where
                        + " already. Wait for the end of that training, or choose another file.");
    }

    @Override
    public void close() throws IOException {
        try {
            if (channel == null) return;
            Files.deleteIfExists(file);
            channel.close();
        } finally {
            IN_USE.remove(model);
        }
    }
}
