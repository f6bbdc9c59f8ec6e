// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.nio.file.Path;
import sc.fiji.multimix.engine.Bytes;

/**
 * What an installation of GPU support would do; nothing is done yet.
 *
 * @param source where LibTorch comes from
 * @param target the folder that PyTorch would then be loaded from
 * @param sourceBytes size of what is fetched or read; {@link #UNKNOWN} if the server does not tell
 * @param unpackedBytes what is written to the target; {@link #UNKNOWN} before a download
 * @param files number of files written to the target; 0 if none or not known
 * @param freeBytes free space on the target's disk
 */
public record GpuPlan(
        GpuSource source,
        Path target,
        long sourceBytes,
        long unpackedBytes,
        int files,
        long freeBytes) {
    /** A size that cannot be told. */
    public static final long UNKNOWN = -1;

    /** LibTorch's libraries, unpacked, are about that many times the zip. */
    private static final long UNPACKED_PER_ZIP = 3;

    /** Bytes needed on the target's disk, as far as can be told. */
    long neededBytes() {
        return switch (source.kind()) {
            case FOLDER -> 0;
            case ZIP -> unpackedBytes;
            case ADDRESS ->
                    sourceBytes == UNKNOWN ? 0 : sourceBytes + UNPACKED_PER_ZIP * sourceBytes;
        };
    }

    /** All of it in words, several lines. */
    public String text() {
        String restart = "It takes effect after a restart of ImageJ; action=undo takes it back.\n";
        return switch (source.kind()) {
            case FOLDER ->
                    "Use LibTorch in "
                            + target
                            + " ("
                            + size(sourceBytes)
                            + ").\nNothing is copied or fetched: if that folder goes, MultiMix"
                            + " computes on the CPU.\n"
                            + restart;
            case ZIP ->
                    "Unpack "
                            + files
                            + " libraries, "
                            + size(unpackedBytes)
                            + ", from "
                            + source.text()
                            + " ("
                            + size(sourceBytes)
                            + ")\ninto "
                            + target
                            + free()
                            + restart;
            case ADDRESS ->
                    "Fetch "
                            + size(sourceBytes)
                            + " from "
                            + source.text()
                            + ",\ncheck it, unpack its libraries (about "
                            + (sourceBytes == UNKNOWN
                                    ? "three times as much"
                                    : size(UNPACKED_PER_ZIP * sourceBytes))
                            + ") into "
                            + target
                            + ",\nand delete the zip"
                            + free()
                            + restart;
        };
    }

    private String free() {
        return " (" + Bytes.inWords(freeBytes) + " are free there).\n";
    }

    /** A size in words, also one that is not known. */
    static String size(long bytes) {
        return bytes == UNKNOWN ? "an unknown number of bytes" : Bytes.inWords(bytes);
    }
}
