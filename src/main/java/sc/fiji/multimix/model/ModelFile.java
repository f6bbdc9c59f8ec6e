// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A trained model as one file: a zip of {@code model.json} (the {@link ModelDescription}), {@code
 * weights.npz} (the {@link Weights}, readable by numpy) and {@code README.md} (a model card). The
 * last state of a training has {@link Attachments} besides.
 *
 * <p>A file is either whole or not there: it is written beside its place and renamed when complete.
 */
public final class ModelFile {
    static final String DESCRIPTION = "model.json";
    static final String WEIGHTS = "weights.npz";
    static final String CARD = "README.md";

    private ModelFile() {}

    /**
     * Saves a model; missing folders are made; a model that was there is replaced.
     *
     * @throws IllegalArgumentException if a weight is infinite or NaN
     * @throws IOException if the file cannot be written; what was there before is untouched
     */
    public static void save(TrainedModel model, Path file) throws IOException {
        save(model, Attachments.NONE, file);
    }

    /**
     * Saves a model with attachments, which those who load it need not know of.
     *
     * @see #save(TrainedModel, Path)
     * @see #loadAttachments
     */
    public static void save(TrainedModel model, Attachments attachments, Path file)
            throws IOException {
        model.weights().checkFinite();
        Path target = file.toAbsolutePath();
        checkNoFolder(file);
        Path unfinished = target.resolveSibling(target.getFileName() + "." + unique() + ".tmp");
        try {
            makeFolder(target.getParent());
            try {
                write(model, attachments, unfinished);
                rename(unfinished, target);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    /**
     * Gives a saved model its final name; a model that had it is kept as {@code <name>.bak}.
     *
     * @param saved a model file in the same folder
     * @param file the name it shall have
     * @throws IOException if that fails; both files are then as before
     */
    public static void install(Path saved, Path file) throws IOException {
        checkNoFolder(file);
        try {
            if (Files.exists(file)) keep(file.toAbsolutePath());
            rename(saved, file);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    /**
     * The file beside a model with another ending: {@code lungs.zip} gives {@code lungs.last.zip}.
     */
    public static Path sibling(Path model, String ending) {
        String name = model.getFileName().toString();
        String stem =
                name.toLowerCase(Locale.ROOT).endsWith(".zip")
                        ? name.substring(0, name.length() - ".zip".length())
                        : name;
        return model.resolveSibling(stem + ending);
    }

    /**
     * Checks, before any work, that a model can be written; missing folders are made.
     *
     * @throws IOException if it cannot
     */
    public static void checkWritable(Path file) throws IOException {
        checkNoFolder(file);
        Path target = file.toAbsolutePath();
        Path probe = target.resolveSibling(target.getFileName() + "." + unique() + ".tmp");
        try {
            makeFolder(target.getParent());
            Files.createFile(probe);
            Files.delete(probe);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private static void checkNoFolder(Path file) throws IOException {
        if (Files.isDirectory(file))
            throw new IOException(
                    "Cannot write the model " + file + ": it is a folder. Name a file in it.");
    }

    private static IOException cannotWrite(Path file, IOException e) {
        return new IOException(
                "Cannot write the model "
                        + file
                        + ": "
                        + reason(e)
                        + ". Free some space or choose another folder.",
                e);
    }

    /**
     * Loads a model.
     *
     * @throws IOException if the file is missing, not a model, cut off, damaged, or of an unknown
     *     version; the message says which
     */
    public static TrainedModel load(Path file) throws IOException {
        return ModelFileReader.read(file);
    }

    /**
     * Loads what a model is, without its weights.
     *
     * @throws IOException as {@link #load}, but for damaged weights
     */
    public static ModelDescription loadDescription(Path file) throws IOException {
        return ModelFileReader.readDescription(file);
    }

    /**
     * Loads what is attached to a model; empty lists if nothing is.
     *
     * @throws IOException as {@link #load}
     */
    public static Attachments loadAttachments(Path file) throws IOException {
        return ModelFileReader.readAttachments(file);
    }

    private static void write(TrainedModel model, Attachments attachments, Path file)
            throws IOException {
        try (OutputStream stream = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
                ZipOutputStream zip = new ZipOutputStream(stream)) {
            begin(zip, DESCRIPTION);
            zip.write(ModelJson.write(model.description()).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            begin(zip, CARD);
            zip.write(ModelCard.text(model.description()).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            zip.setLevel(Deflater.NO_COMPRESSION);
            begin(zip, WEIGHTS);
            NpzWriter.write(model.weights(), zip);
            zip.closeEntry();
            attachments.write(zip);
        }
    }

    static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NpzWriter.EPOCH); // equal models are equal files
        zip.putNextEntry(entry);
    }

    /** Copies, then renames: at no time is there no model. */
    private static void keep(Path target) throws IOException {
        Path backup = target.resolveSibling(target.getFileName() + ".bak");
        Path unfinished = target.resolveSibling(target.getFileName() + "." + unique() + ".tmp");
        try {
            Files.copy(target, unfinished);
            rename(unfinished, backup);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        try {
            if (!Files.isDirectory(folder)) Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("the folder cannot be made, " + e.getFile() + " is a file", e);
        }
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) return "you may not write there";
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
