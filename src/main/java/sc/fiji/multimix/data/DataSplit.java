// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import sc.fiji.multimix.image.AtomicFile;
import sc.fiji.multimix.image.ImageFolder;
import sc.fiji.multimix.untrusted.BadContentException;
import sc.fiji.multimix.untrusted.UntrustedJson;
import sc.fiji.multimix.untrusted.UntrustedText;

/**
 * Which files trained, validated and tested a model; written beside it.
 *
 * @param fingerprint SHA-256, in hexadecimal, of the parts' names with the names and sizes of their
 *     files, sorted: the same files split in the same way give the same fingerprint on every system
 * @param parts names of the image files by part ("segmentation/labeled" and so on), sorted,
 *     relative to the data folder
 */
public record DataSplit(String fingerprint, SortedMap<String, List<String>> parts) {
    /** Collects the files of a split. */
    static final class Builder {
        private final SortedMap<String, List<String>> parts = new TreeMap<>();
        private final TreeSet<String> lines = new TreeSet<>();

        /** Adds a part. */
        Builder add(String part, Path root, Collection<Path> images) throws IOException {
            parts.put(
                    part,
                    images.stream()
                            .map(image -> ImageFolder.relativeName(root, image))
                            .sorted()
                            .toList());
            return addToFingerprint(part, root, images);
        }

        /** Adds files that belong to a part's images, such as masks. */
        Builder addToFingerprint(String part, Path root, Collection<Path> files)
                throws IOException {
            for (Path file : files)
                lines.add(
                        part
                                + '\t'
                                + ImageFolder.relativeName(root, file)
                                + '\t'
                                + Files.size(file)
                                + '\n');
            return this;
        }

        DataSplit build() {
            MessageDigest sha256;
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
            for (String line : lines) sha256.update(line.getBytes(StandardCharsets.UTF_8));
            return new DataSplit(HexFormat.of().formatHex(sha256.digest()), parts);
        }
    }

    /** How a split's file ends: {@code lungs.split.json} beside the model {@code lungs.zip}. */
    public static final String ENDING = ".split.json";

    /** Bytes: the names of some million files. */
    private static final int LARGEST = 1 << 28;

    /** Writes the split as JSON, whole or not at all. */
    public void write(Path file) throws IOException {
        String json =
                new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(this);
        AtomicFile.write(file, out -> out.write((json + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads a split that {@link #write} wrote. */
    public static DataSplit read(Path file) throws IOException {
        try {
            String text = UntrustedText.read(file, LARGEST);
            DataSplit split = UntrustedJson.read(new Gson(), text, DataSplit.class);
            if (split == null || split.fingerprint == null || split.parts == null)
                throw new BadContentException("something is missing");
            for (List<String> files : split.parts.values())
                if (files == null || files.contains(null))
                    throw new BadContentException("the name of a file is missing");
            return split;
        } catch (BadContentException e) {
            throw new IOException("Not a data split: " + file + " (" + e.getMessage() + ")", e);
        }
    }
}
