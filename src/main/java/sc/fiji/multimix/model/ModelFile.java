// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import sc.fiji.multimix.image.AtomicFile;

/**
 * A trained model as one file: a zip of {@code model.json} (the {@link ModelDescription}), {@code
 * weights.npz} (the {@link Weights}, readable by numpy) and {@code README.md} (a model card). The
 * last state of a training has {@link Attachments} besides.
 *
 * <p>A file is either whole or not there: see {@link AtomicFile}.
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
        AtomicFile.write(file, out -> write(model, attachments, out));
    }

    /**
     * Gives a saved model its final name; a model that had it is kept as {@code <name>.bak}.
     *
     * @param saved a model file in the same folder
     * @param file the name it shall have
     * @throws IOException if that fails; both files are then as before
     */
    public static void install(Path saved, Path file) throws IOException {
        if (Files.exists(file)) // copied, so that at no time there is no model
        AtomicFile.write(
                    file.resolveSibling(file.getFileName() + ".bak"), out -> Files.copy(file, out));
        AtomicFile.rename(saved, file);
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

    private static void write(TrainedModel model, Attachments attachments, OutputStream out)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
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
        zip.finish();
    }

    static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NpzWriter.EPOCH); // equal models are equal files
        zip.putNextEntry(entry);
    }
}
