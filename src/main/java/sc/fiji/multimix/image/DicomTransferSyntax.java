// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a DICOM file's pixels are coded: its Transfer Syntax UID (DICOM PS3.5, section 10, and PS3.6,
 * annex A). ImageJ reads uncompressed pixels only.
 */
final class DicomTransferSyntax {
    private static final int META_GROUP = 2;
    private static final int TRANSFER_SYNTAX = 0x10;
    private static final String STANDARD = "1.2.840.10008.1.2";

    private DicomTransferSyntax() {}

    /**
     * Checks that ImageJ can read the file's pixels.
     *
     * @throws IOException if they are compressed; says how, and what to do
     */
    static void check(Path file) throws IOException {
        String uid = read(file);
        if (uid.isEmpty() || isPlain(uid)) return;
        throw new IOException(
                "it is compressed ("
                        + name(uid)
                        + ", transfer syntax "
                        + uid
                        + "), which ImageJ cannot read. Export it uncompressed, or as PNG or TIFF,"
                        + " from the program it comes from; or convert it with "
                        + tool(uid)
                        + "; or in Fiji open it by File > Import > Bio-Formats and save it as TIFF");
    }

    /** Little endian with implicit or explicit types, and big endian. */
    private static boolean isPlain(String uid) {
        return uid.equals(STANDARD) || uid.equals(STANDARD + ".1") || uid.equals(STANDARD + ".2");
    }

    private static String name(String uid) {
        if (uid.equals(STANDARD + ".5")) return "RLE";
        if (uid.equals(STANDARD + ".1.99")) return "deflate";
        if (!uid.startsWith(STANDARD + ".4.")) return "of an unknown kind";
        return switch (uid.substring((STANDARD + ".4.").length())) {
            case "50" -> "JPEG baseline";
            case "51" -> "JPEG extended";
            case "57", "70" -> "JPEG lossless";
            case "80", "81" -> "JPEG-LS";
            case "90", "91", "92", "93" -> "JPEG 2000";
            case "110", "111", "112" -> "JPEG XL";
            case "201", "202", "203" -> "High-Throughput JPEG 2000";
            default -> uid.startsWith(STANDARD + ".4.10") ? "MPEG video" : "of an unknown kind";
        };
    }

    private static String tool(String uid) {
        return switch (name(uid)) {
            case "RLE" -> "dcmdrle (DCMTK) or gdcmconv --raw (GDCM)";
            case "deflate" -> "dcmconv +te (DCMTK)";
            case "JPEG baseline", "JPEG extended", "JPEG lossless" ->
                    "dcmdjpeg (DCMTK) or gdcmconv --raw (GDCM)";
            case "JPEG-LS" -> "dcmdjpls (DCMTK) or gdcmconv --raw (GDCM)";
            default -> "gdcmconv --raw (GDCM)";
        };
    }

    /** The UID in the file's meta information; empty if it has none. */
    private static String read(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                DataInputStream in = new DataInputStream(bytes)) {
            in.skipNBytes(128);
            if (!text(in, 4).equals("DICM")) return "";
            while (true) { // to the end of the file; always explicit types, little endian
                int group = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
                int element = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
                if (group != META_GROUP) return "";
                int length = length(in, text(in, 2));
                if (element == TRANSFER_SYNTAX) return text(in, Math.min(length, 64)).strip();
                in.skipNBytes(length);
            }
        } catch (EOFException e) {
            return ""; // ImageJ's reader will find that out
        }
    }

    private static int length(DataInputStream in, String type) throws IOException {
        boolean isLong = "OB OD OF OL OV OW SQ UC UN UR UT SV UV".contains(type);
        if (!isLong) return Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
        in.skipNBytes(2);
        int length = Integer.reverseBytes(in.readInt());
        if (length < 0) throw new EOFException("longer than the file");
        return length;
    }

    private static String text(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1).replace('\0', ' ');
    }
}
