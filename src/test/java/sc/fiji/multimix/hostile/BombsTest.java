// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.image.ImageSamples;
import sc.fiji.multimix.model.ModelSamples;

/** Small files that claim to be huge are refused by a JVM of 64 MB. */
class BombsTest {
    /** A part of the reason that each file is to be refused for. */
    private static final Map<String, String> REASONS =
            Map.ofEntries(
                    Map.entry("bmp-huge.bmp", "are too large"),
                    Map.entry("description-deep.json", "more than 32 elements inside each other"),
                    Map.entry("description-huge-number.json", "the number 1e999999999 is too long"),
                    Map.entry(
                            "description-many-digits.json",
                            "model.json is not valid: For input string"),
                    Map.entry("dicom-huge-element.dcm", "element 00080060 is too long"),
                    Map.entry("dicom-sequence-by-dictionary.dcm", "element 00100010 is too long"),
                    Map.entry("fits-huge.fits", "bytes instead of 324000000000002880"),
                    Map.entry("gif-block-in-block.gif", "Out-of-sequence code"),
                    Map.entry("gif-huge.gif", "more than the memory has"),
                    Map.entry("libtorch-not-a-zip.zip", "is no complete zip"),
                    Map.entry("model-blanks.zip", "model.json is larger than"),
                    Map.entry("model-claims-100-GB.zip", "model.json cannot be read as JSON"),
                    Map.entry("model-huge-classes.zip", "at most 1000 classes"),
                    Map.entry("model-huge-resolution.zip", "resolution 1073741824 is too large"),
                    Map.entry("model-huge-shape.zip", "[100000, 100000, 3] is too large"),
                    Map.entry("model-huge-width.zip", "width must be at most 1024"),
                    Map.entry("model-zeros.zip", "[50000000] is too large"),
                    Map.entry("npz-huge-shape.npz", "[100000, 100000, 3] is too large"),
                    Map.entry("png-huge.png", "more than the memory has"),
                    Map.entry("portable-huge.pgm", "1000000000 x 1000000000 pixels"),
                    Map.entry("split-deep.json", "more than 32 elements inside each other"),
                    Map.entry("tiff-huge.tif", "more than the memory has"),
                    Map.entry("tiff-many-strips.tif", "entry 273 is longer than the file"),
                    Map.entry("tiff-other-lengths.tif", "3 strips, but the lengths of 1"),
                    Map.entry("tiff-ring.tif", "its directories form a ring"));

    @TempDir private Path folder;
    private Path files;

    @Test
    void aFileThatClaimsMoreThanTheMemoryIsRefused() throws Exception {
        files = Files.createDirectories(folder.resolve("files"));
        writeModels();
        writeImages();
        int count = files.toFile().list().length;
        Path work = Files.createDirectories(folder.resolve("work"));
        HostileProcess read =
                HostileProcess.start(work, "64m", ReadFiles.class, files.toString()).end();
        assertEquals(0, read.code(), read.out());
        List<String> lines = read.out().lines().filter(line -> line.contains(" s) ")).toList();
        assertEquals(count, lines.size(), read.out());
        for (String line : lines) {
            String reason = REASONS.get(line.substring(0, line.indexOf(' ')));
            assertTrue(reason != null && line.contains(" s) refused: "), line);
            assertTrue(line.contains(reason), line);
        }
    }

    private void writeModels() throws IOException {
        byte[] json = ModelSamples.description();
        String text = new String(json, StandardCharsets.UTF_8);
        write("npz-huge-shape.npz", npz("100000, 100000, 3", 0));
        write("model-huge-shape.zip", model(json, npz("100000, 100000, 3", 0)));
        write("model-huge-width.zip", model(text.replace("\"width\": 8", "\"width\": 1073741824")));
        write(
                "model-huge-resolution.zip",
                model(text.replace("\"resolution\": 128", "\"resolution\": 1073741824")));
        write(
                "model-huge-classes.zip",
                model(text.replace("\"classes\": 2", "\"classes\": 999999999")));
        write("model-zeros.zip", model(json, npz("50000000", 200_000_000)));
        write("model-blanks.zip", model(" ".repeat(100_000_000)));
        write("model-claims-100-GB.zip", claims100GB());
        write("description-deep.json", "[".repeat(2_000_000).getBytes(StandardCharsets.UTF_8));
        write(
                "description-huge-number.json",
                text.replace("\"width\": 8", "\"width\": 1e999999999")
                        .getBytes(StandardCharsets.UTF_8));
        byte[] manyDigits =
                text.replace("\"width\": 8", "\"width\": " + "9".repeat(3_000_000))
                        .getBytes(StandardCharsets.UTF_8);
        write("description-many-digits.json", manyDigits);
        write("split-deep.json", "{\"a\":".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
        write("libtorch-not-a-zip.zip", "PK\3\4".getBytes(StandardCharsets.ISO_8859_1));
    }

    private void writeImages() throws IOException {
        ByteBuffer png = ByteBuffer.wrap(ImageSamples.png().get(0).clone());
        png.putInt(16, 100_000).putInt(20, 100_000);
        CRC32 sum = new CRC32();
        sum.update(png.array(), 12, 17);
        png.putInt(29, (int) sum.getValue());
        write("png-huge.png", png.array());
        byte[] gif = ImageSamples.gif().get(0).clone();
        little(gif).putShort(6, (short) 65535).putShort(8, (short) 65535);
        write("gif-huge.gif", withGifFrame(gif));
        byte[] bmp = ImageSamples.bmp().get(0).clone();
        little(bmp).putInt(18, 100_000).putInt(22, 100_000);
        write("bmp-huge.bmp", bmp);
        write(
                "portable-huge.pgm",
                "P5 1000000000 1000000000 255\n".getBytes(StandardCharsets.UTF_8));
        byte[] fits = ImageSamples.fits().get(1).clone();
        String header = new String(fits, StandardCharsets.US_ASCII);
        int axis = header.indexOf("NAXIS1");
        byte[] card =
                String.format(Locale.ROOT, "NAXIS1  = %20s", "9000000000000000")
                        .getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(card, 0, fits, axis, card.length);
        write("fits-huge.fits", fits);
        write("gif-block-in-block.gif", gifWithBlockInBlock());
        write("dicom-huge-element.dcm", dicomWithHugeElement());
        write("dicom-sequence-by-dictionary.dcm", dicomWithSequenceByDictionary());
        write("tiff-ring.tif", tiffRing());
        write("tiff-huge.tif", tiff(1 << 30, 1 << 30, 1));
        write("tiff-many-strips.tif", tiff(100, 100, Integer.MAX_VALUE));
        write("tiff-other-lengths.tif", tiffWithOneHugeLength());
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(files.resolve(name), bytes);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] model(String json) throws IOException {
        return model(json.getBytes(StandardCharsets.UTF_8), ModelSamples.weights());
    }

    private static byte[] model(byte[] json, byte[] npz) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            put(zip, "model.json", json);
            put(zip, "README.md", new byte[0]);
            put(zip, "weights.npz", npz);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** One array of this shape, of so many bytes, which are zero. */
    private static byte[] npz(String shape, int zeros) throws IOException {
        byte[] header =
                ("{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }")
                        .getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("w.npy"));
            zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
            zip.write(new byte[] {(byte) header.length, (byte) (header.length >> 8)});
            zip.write(header);
            byte[] part = new byte[1_000_000];
            for (int i = 0; i < zeros; i += part.length) zip.write(part);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    /** A model of few bytes whose directory says that the weights have 100 GB (ZIP64). */
    private static byte[] claims100GB() {
        ByteBuffer zip = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
        List<String> names = List.of("model.json", "README.md", "weights.npz");
        int[] offsets = new int[names.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = zip.position();
            zip.putInt(0x04034b50).putShort((short) 45).putShort((short) 0).putShort((short) 8);
            zip.putInt(0).putInt(0).putInt(2).putInt(-1);
            zip.putShort((short) names.get(i).length()).putShort((short) 0);
            zip.put(names.get(i).getBytes(StandardCharsets.US_ASCII)).put(new byte[] {3, 0});
        }
        int directory = zip.position();
        for (int i = 0; i < offsets.length; i++) {
            zip.putInt(0x02014b50).putShort((short) 45).putShort((short) 45).putShort((short) 0);
            zip.putShort((short) 8).putInt(0).putInt(0).putInt(2).putInt(-1);
            zip.putShort((short) names.get(i).length()).putShort((short) 12).putShort((short) 0);
            zip.putShort((short) 0).putShort((short) 0).putInt(0).putInt(offsets[i]);
            zip.put(names.get(i).getBytes(StandardCharsets.US_ASCII));
            zip.putShort((short) 1).putShort((short) 8).putLong(100L << 30);
        }
        int size = zip.position() - directory;
        zip.putInt(0x06054b50).putInt(0).putShort((short) 3).putShort((short) 3);
        zip.putInt(size).putInt(directory).putShort((short) 0);
        return Arrays.copyOf(zip.array(), zip.position());
    }

    /** The frame as large as the screen. */
    private static byte[] withGifFrame(byte[] gif) {
        ByteBuffer bytes = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 13 + 768; i < gif.length - 9; i++)
            if (gif[i] == ',') {
                bytes.putShort(i + 5, (short) 65535).putShort(i + 7, (short) 65535);
                break;
            }
        return gif;
    }

    private static byte[] dicomWithHugeElement() {
        ByteBuffer file = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        file.position(128).put("DICM".getBytes(StandardCharsets.US_ASCII));
        file.putShort((short) 8).putShort((short) 0x60).put(new byte[] {'U', 'T', 0, 0});
        file.putInt(Integer.MAX_VALUE);
        return file.array();
    }

    /** A sequence only by ImageJ's dictionary: its content is then taken for elements. */
    private static byte[] dicomWithSequenceByDictionary() {
        ByteBuffer file = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        file.position(128).put("DICM".getBytes(StandardCharsets.US_ASCII));
        file.putShort((short) 0x38).putShort((short) 4).putInt(8);
        file.putShort((short) 0x10).putShort((short) 0x10).putInt(Integer.MAX_VALUE);
        return file.array();
    }

    /** An image without data: ImageJ takes the byte after its end for the length of a block. */
    private static byte[] gifWithBlockInBlock() {
        ByteBuffer file = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
        file.put("GIF89a".getBytes(StandardCharsets.US_ASCII));
        file.putShort((short) 4).putShort((short) 4).put(new byte[] {(byte) 0x80, 0, 0});
        file.put(new byte[6]); // two colors
        file.put((byte) ',').putInt(0).putShort((short) 4).putShort((short) 4).put((byte) 0);
        file.put(new byte[] {2, 0}); // no data
        file.put(new byte[] {'!', (byte) 0xfe, 12, 0, 0}); // a comment, or the end of a block
        file.put((byte) ',').putInt(0).putShort((short) -1).putShort((short) -1).put((byte) 0);
        file.put(new byte[] {2, 0, ';'});
        return file.array();
    }

    /** A directory that is followed by itself. */
    private static byte[] tiffRing() {
        byte[] tiff = tiff(4, 4, 1);
        return ByteBuffer.wrap(tiff)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(tiff.length - 4, 8)
                .array();
    }

    /** Three strips, but one length, which nothing but the strips' number gives away. */
    private static byte[] tiffWithOneHugeLength() {
        byte[] tiff = tiff(2, 3, 3);
        ByteBuffer bytes = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
        int lengths = 10 + 12 * 7;
        return bytes.putInt(lengths + 4, 1).putInt(lengths + 8, Integer.MAX_VALUE).array();
    }

    private static byte[] tiff(int width, int height, int strips) {
        int[][] tags = {
            {256, 1, width},
            {257, 1, height},
            {258, 1, 8},
            {259, 1, 1},
            {262, 1, 1},
            {273, strips, 8},
            {278, 1, height},
            {279, strips, 16}
        };
        ByteBuffer tiff =
                ByteBuffer.allocate(8 + 2 + 12 * tags.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(new byte[] {'I', 'I', 42, 0}).putInt(8).putShort((short) tags.length);
        for (int[] tag : tags)
            tiff.putShort((short) tag[0]).putShort((short) 4).putInt(tag[1]).putInt(tag[2]);
        return tiff.putInt(0).array();
    }
}
