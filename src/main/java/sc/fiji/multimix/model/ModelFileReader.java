// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Reads a model file and says what is wrong with one that cannot be read. */
final class ModelFileReader {
    private static final int LARGEST_TEXT = 4 << 20; // bytes; a description has some thousand
    private static final int LARGEST_ATTACHED_TEXT = 256 << 20; // some hundred per training image
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
        } catch (ZipException e) {
            throw new IOException(
                    "The model "
                            + file
                            + " is cut off or damaged ("
                            + e.getMessage()
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
        } catch (ZipException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException("Cannot read the model " + file + ": " + e.getMessage(), e);
        }
    }

    private TrainedModel model() throws IOException {
        return new TrainedModel(description(), weights(entry(ModelFile.WEIGHTS)));
    }

    private ModelDescription description() throws IOException {
        return ModelJson.read(text(entry(ModelFile.DESCRIPTION), LARGEST_TEXT));
    }

    private Attachments attachments() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Weights> arrays = new LinkedHashMap<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!entry.getName().startsWith(Attachments.FOLDER)) continue;
            String name = entry.getName().substring(Attachments.FOLDER.length());
            if (name.endsWith(Attachments.ARRAYS))
                arrays.put(
                        name.substring(0, name.length() - Attachments.ARRAYS.length()),
                        weights(entry));
            else texts.put(name, text(entry, LARGEST_ATTACHED_TEXT));
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
            byte[] bytes = stream.readNBytes(largest + 1);
            if (bytes.length > largest)
                throw new IOException(entry.getName() + " is larger than " + largest + " bytes.");
            checkSum(entry, stream);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private Weights weights(ZipEntry entry) throws IOException {
        try (CheckedInputStream stream =
                new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            Weights weights;
            try {
                weights = NpzReader.read(stream);
            } catch (IOException e) {
                throw new IOException(entry.getName() + ": " + e.getMessage(), e);
            }
            stream.transferTo(
                    OutputStream.nullOutputStream()); // the zip's directory behind the last array
            checkSum(entry, stream);
            weights.checkFinite();
            return weights;
        }
    }

    private static void checkSum(ZipEntry entry, CheckedInputStream stream) throws ZipException {
        if (stream.getChecksum().getValue() != entry.getCrc())
            throw new ZipException("wrong checksum of " + entry.getName());
    }
}
