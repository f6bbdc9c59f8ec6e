// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.hostile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Damages an entry of a zip and packs it again with the right checksum, so that the damage gets
 * past the zip's own checks; or its names and order; each fourth time the zip's bytes.
 */
final class ZipMutation implements Mutation {
    private static final List<String> NAMES =
            List.of(
                    "",
                    "/",
                    "../x",
                    "/etc/x",
                    "C:\\x.npy",
                    "a\0.npy",
                    "..\\..\\x.npy",
                    "model.json",
                    ".npy",
                    "steps.npy",
                    "x".repeat(3000));

    private final Mutation bytes = new ByteMutation();
    private final Mutation text = new TextMutation();

    /** An entry with its content. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(String name, byte[] content) {}

    @Override
    public byte[] of(byte[] file, byte[] other, SplittableRandom random) {
        if (random.nextInt(4) == 0) return bytes.of(file, other, random);
        List<Entry> entries = unpack(file);
        int at = random.nextInt(entries.size());
        Entry entry = entries.get(at);
        switch (random.nextInt(12)) {
            case 0 -> entries.remove(at);
            case 1 -> entries.add(entries.remove(random.nextInt(entries.size())));
            case 2 -> {
                String name = NAMES.get(random.nextInt(NAMES.size()));
                if (entries.stream().noneMatch(each -> each.name.equals(name)))
                    entries.set(at, new Entry(name, entry.content));
            }
            default -> entries.set(at, new Entry(entry.name, inside(entry, random)));
        }
        return pack(entries, random.nextBoolean());
    }

    private byte[] inside(Entry entry, SplittableRandom random) {
        Mutation mutation = bytes;
        if (entry.name.endsWith(".npz")) mutation = this;
        if (entry.name.endsWith(".json") || entry.name.endsWith("version")) mutation = text;
        return mutation.of(entry.content, entry.content, random);
    }

    private static List<Entry> unpack(byte[] file) {
        List<Entry> entries = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                entries.add(new Entry(entry.getName(), zip.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("The undamaged file must be a zip", e);
        }
        return entries;
    }

    private static byte[] pack(List<Entry> entries, boolean compressed) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setLevel(compressed ? Deflater.BEST_SPEED : Deflater.NO_COMPRESSION);
            for (Entry entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.name));
                zip.write(entry.content);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory cannot fail", e);
        }
        return file.toByteArray();
    }
}
