// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.io.RoiDecoder;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Whether ImageJ can read a selection inside a TIFF file: its reader takes memory for as many
 * coordinates and letters as the selection claims, and opens a picture in it as a file of its own.
 *
 * <p>Source: the offsets and types of {@code ij.io.RoiDecoder}.
 */
final class RoiBytes {
    private static final int HEADER = RoiDecoder.COORDINATES;
    private static final int TEXT_LENGTHS = HEADER + 8;
    private static final int SECOND_HEADER = RoiDecoder.ROI_PROPS_LENGTH + 4;

    /** Types, by RoiDecoder's numbers, with a list of points. */
    private static final Set<Integer> OF_POINTS = Set.of(0, 4, 5, 7, 8, 9, 10);

    private RoiBytes() {}

    /** Whether the lengths are inside the bytes, and there is no picture. */
    static boolean areHarmless(byte[] roi) {
        if (roi.length < HEADER) return true; // ImageJ's reader takes no notice of it
        ByteBuffer bytes = ByteBuffer.wrap(roi);
        int points = Short.toUnsignedInt(bytes.getShort(RoiDecoder.N_COORDINATES));
        if (points == 0 && OF_POINTS.contains((int) roi[RoiDecoder.TYPE]))
            points = bytes.getInt(RoiDecoder.SIZE);
        int longest = Math.max(points, bytes.getInt(RoiDecoder.SHAPE_ROI_SIZE));
        int second = bytes.getInt(RoiDecoder.HEADER2_OFFSET);
        if (second > 0 && second <= roi.length - SECOND_HEADER) {
            longest = Math.max(longest, bytes.getInt(second + RoiDecoder.NAME_LENGTH));
            longest = Math.max(longest, bytes.getInt(second + RoiDecoder.ROI_PROPS_LENGTH));
        }
        int subtype = bytes.getShort(RoiDecoder.SUBTYPE);
        if (subtype == RoiDecoder.TEXT && roi.length >= TEXT_LENGTHS + 8) {
            longest = Math.max(longest, bytes.getInt(TEXT_LENGTHS));
            longest = Math.max(longest, bytes.getInt(TEXT_LENGTHS + 4));
        }
        return longest <= roi.length && subtype != RoiDecoder.IMAGE;
    }
}
