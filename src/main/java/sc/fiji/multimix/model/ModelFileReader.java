// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import sc.fiji.multimix.untrusted.UntrustedText;

/** Reads a model file and says what is wrong with one that cannot be read. */
final class ModelFileReader {
    private static final int LARGEST_TEXT = 4 << 20; // bytes; a description has some thousand
    private static final int LARGEST_ATTACHED_TEXT = 64 << 20; // some hundred per training image
    private static final int JSON_MEMORY = 128; // bytes that one of a text can take once parsed
    private static final int MOST_ATTACHMENTS = 16;
    private static final int MOST_HEADERS = 4 << 20; // bytes, of all arrays
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final Path file;
    private final ZipFile zip;

    private ModelFileReader(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    static TrainedModel read(Path file) throws IOException {
        return read(file, ModelFileReader::model);
    }

    static ModelDescription readDescription(Path file) throws IOException {
        return read(file, ModelFileReader::description);
    }

    static Attachments readAttachments(Path file) throws IOException {
        return read(file, ModelFileReader::attachments);
    }

    /** What is read of a file that is open and holds all entries. */
    private interface Part<T> {
        T readBy(ModelFileReader reader) throws IOException;
    }

    private static <T> T read(Path file, Part<T> part) throws IOException {
        if (!Files.exists(file))
            throw new IOException("There is no model " + file + ". Check the path.");
        if (!Files.isRegularFile(file))
            throw new IOException(file + " is a folder, not a MultiMix model. Choose a file.");
        if (!isZip(file))
            throw new IOException(
                    file
                            + " is not a MultiMix model (not even a zip). Choose a file that MultiMix"
                            + " Train... wrote.");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new ModelFileReader(file, zip).read(part);
        } catch (ZipException | EOFException e) {
            throw new IOException(
                    "The model "
                            + file
                            + " is cut off or damaged ("
                            + (e.getMessage() == null ? "it ends too early" : e.getMessage())
                            + "). Copy it again or use its .bak.",
                    e);
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return Arrays.equals(ZIP, stream.readNBytes(ZIP.length));
        }
    }

    private <T> T read(Part<T> part) throws IOException {
        if (zip.getEntry(ModelFile.DESCRIPTION) == null && zip.getEntry(ModelFile.WEIGHTS) == null)
            throw new IOException(
                    file
                            + " is a zip, but not a MultiMix model: it holds neither "
                            + ModelFile.DESCRIPTION
                            + " nor "
                            + ModelFile.WEIGHTS
                            + ". Choose a file that MultiMix Train... wrote.");
        for (String name : List.of(ModelFile.DESCRIPTION, ModelFile.WEIGHTS, ModelFile.CARD))
            entry(name);
        try {
            return part.readBy(this);
        } catch (ZipException | EOFException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("Cannot read the model " + file + ": " + e.getMessage(), e);
        }
    }

    private TrainedModel model() throws IOException {
        ModelDescription description = description();
        long most = description.network().weights();
        return new TrainedModel(description, weights(entry(ModelFile.WEIGHTS), most));
    }

    private ModelDescription description() throws IOException {
        return ModelJson.read(text(entry(ModelFile.DESCRIPTION), LARGEST_TEXT));
    }

    private Attachments attachments() throws IOException {
        List<? extends ZipEntry> attached =
                zip.stream().filter(e -> e.getName().startsWith(Attachments.FOLDER)).toList();
        if (attached.size() > MOST_ATTACHMENTS)
            throw new IOException(
                    "There are " + attached.size() + " entries in " + Attachments.FOLDER + ".");
        long most = description().network().weights();
        long sets = attached.stream().filter(e -> e.getName().endsWith(Attachments.ARRAYS)).count();
        checkMemory(sets * most * Float.BYTES);
        long memory = Runtime.getRuntime().maxMemory();
        int largest = (int) Math.min(LARGEST_ATTACHED_TEXT, memory / JSON_MEMORY);
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Weights> arrays = new LinkedHashMap<>();
        for (ZipEntry entry : attached) {
            String name = entry.getName().substring(Attachments.FOLDER.length());
            if (name.endsWith(Attachments.ARRAYS))
                arrays.put(
                        name.substring(0, name.length() - Attachments.ARRAYS.length()),
                        weights(entry, most));
            else texts.put(name, text(entry, largest));
        }
        return new Attachments(texts, arrays);
    }

    private ZipEntry entry(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null)
            throw new IOException(
                    "The model "
                            + file
                            + " is incomplete: the entry "
                            + name
                            + " is missing. Use the original file or its .bak.");
        return entry;
    }

    private String text(ZipEntry entry, int largest) throws IOException {
        try (CheckedInputStream stream =
                new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            String text = UntrustedText.read(stream, largest, entry.getName());
            checkSum(entry, stream);
            return text;
        }
    }

    /**
     * Reads arrays.
     *
     * @param most values that all together may have: those of the network
     */
    private Weights weights(ZipEntry entry, long most) throws IOException {
        long bytes = most * Float.BYTES;
        if (entry.getSize() > bytes + MOST_HEADERS)
            throw new IOException(
                    entry.getName()
                            + " has "
                            + entry.getSize()
                            + " bytes, but the network that "
                            + ModelFile.DESCRIPTION
                            + " describes needs "
                            + bytes
                            + ".");
        checkMemory(bytes);
        try (CheckedInputStream stream =
                new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            Weights weights;
            try {
                weights = NpzReader.read(stream, most);
            } catch (IOException e) {
                throw new IOException(entry.getName() + ": " + e.getMessage(), e);
            }
            // behind the last array comes the directory of the arrays
            if (stream.readNBytes(MOST_HEADERS + 1).length > MOST_HEADERS)
                throw new IOException(entry.getName() + " does not end with its last array.");
            checkSum(entry, stream);
            weights.checkFinite();
            return weights;
        }
    }

    private static void checkMemory(long bytes) throws IOException {
        if (bytes > Runtime.getRuntime().maxMemory())
            throw new IOException(
                    "Its weights need "
                            + (bytes >> 20)
                            + " MB of memory, but Java may use "
                            + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MB. Give Java more memory.");
    }

    private static void checkSum(ZipEntry entry, CheckedInputStream stream) throws ZipException {
        if (stream.getChecksum().getValue() != entry.getCrc())
            throw new ZipException("wrong checksum of " + entry.getName());
    }
}
