// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.explanation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.image.Resize;

/** The numbers and words about a map. */
class ExplanationTest {
    private static final Img<FloatType> MAP = ArrayImgs.floats(new float[] {1, 3, 0, 4}, 2, 2);

    private static Img<UnsignedByteType> mask(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return ArrayImgs.unsignedBytes(bytes, 2, 2);
    }

    /** Of a map that is as fine as the image. */
    private static MaskShare share(Img<FloatType> map, Img<UnsignedByteType> mask) {
        return MaskShare.of(map, mask, 2, 2);
    }

    private static Explanation explanation(Img<FloatType> map, Img<UnsignedByteType> mask) {
        MaskShare share = share(map, mask);
        ScaledMap scaled = ScaledMap.of(map.copy());
        return new Explanation("Grad-CAM", scaled.map(), scaled.one(), share, 0);
    }

    private static ExplanationReport report(Explanation... explanations) {
        return new ExplanationReport(
                "film.png", new ExplainedSlice("PNEUMONIA", 0.9, null, "", List.of(explanations)));
    }

    @Test
    void shareIsTheSumInsideByTheWhole() {
        MaskShare share = share(MAP, mask(255, 255, 0, 0));
        assertEquals(0.5, share.inside());
        assertEquals(0.5, share.area());
        assertEquals(1, share.ratio());
        assertEquals(2, share(MAP, mask(0, 0, 0, 255)).ratio()); // half in a quarter
    }

    @Test
    void whatHasNoShareIsNotANumber() {
        assertEquals(Double.NaN, share(MAP, null).inside());
        assertEquals(Double.NaN, share(MAP, null).area());
        Img<FloatType> zero = ArrayImgs.floats(2, 2);
        assertEquals(Double.NaN, share(zero, mask(255, 0, 0, 0)).inside());
        assertEquals(0, share(MAP, mask(0, 0, 0, 0)).inside());
        assertEquals(Double.NaN, share(MAP, mask(0, 0, 0, 0)).ratio());
    }

    @Test
    void warnsWhenLessThanHalfLiesInside() {
        assertEquals(
                EvidenceWarning.OUTSIDE,
                explanation(MAP, mask(255, 0, 255, 0)).warning()); // 1 of 8
        assertEquals(EvidenceWarning.NONE, explanation(MAP, mask(255, 255, 0, 0)).warning());
        assertEquals(EvidenceWarning.NONE, explanation(MAP, null).warning());
        assertEquals(EvidenceWarning.EMPTY_MASK, explanation(MAP, mask(0, 0, 0, 0)).warning());
        assertEquals(
                EvidenceWarning.NO_EVIDENCE,
                explanation(ArrayImgs.floats(2, 2), mask(255, 0, 0, 0)).warning());
    }

    /** Two lungs of an image of 64 x 64, 25 % of it. */
    private static Img<UnsignedByteType> lungs() {
        byte[] bytes = new byte[64 * 64];
        for (int i = 0; i < bytes.length; i++) {
            double y = (i / 64 - 31) / 20.;
            double left = (i % 64 - 19) / 8.5;
            double right = (i % 64 - 44) / 8.5;
            if (left * left + y * y < 1 || right * right + y * y < 1) bytes[i] = (byte) 255;
        }
        return ArrayImgs.unsignedBytes(bytes, 64, 64);
    }

    private static MaskShare coarse(Img<FloatType> cells) {
        return MaskShare.of(
                Resize.apply(cells, 64, 64), lungs(), cells.dimension(0), cells.dimension(1));
    }

    @Test
    void aMapThatEqualsTheMaskIsNeverOutside() {
        float[] mask = new float[64 * 64];
        int i = 0;
        for (UnsignedByteType value : lungs()) mask[i++] = value.get() / 255f;
        for (int side : new int[] {1, 2, 3, 4, 6, 8, 16, 32, 50, 64}) {
            MaskShare share = coarse(Resize.apply(ArrayImgs.floats(mask, 64, 64), side, side));
            assertEquals(share.attainable(), share.inside(), 1e-9);
            assertEquals(EvidenceWarning.NONE, EvidenceWarning.of(share, false), side + " cells");
            if (side == 4) assertTrue(share.inside() < 0.5, "too coarse for a fixed limit");
            if (side == 64) assertEquals(1, share.attainable());
        }
    }

    @Test
    void aMapInACornerIsOutsideAtAnyGrid() {
        for (int side : new int[] {4, 6, 8, 16, 64}) {
            float[] corner = new float[side * side];
            corner[0] = 1;
            MaskShare share = coarse(ArrayImgs.floats(corner, side, side));
            assertEquals(
                    EvidenceWarning.OUTSIDE, EvidenceWarning.of(share, false), side + " cells");
        }
    }

    @Test
    void labelsNameMethodClassWarningAndSlice() {
        Explanation outside = explanation(MAP, mask(255, 0, 255, 0));
        assertEquals(
                "Grad-CAM, PNEUMONIA, OUTSIDE THE MASK, film.png", report(outside).label(outside));
        Explanation inside = explanation(MAP, mask(255, 255, 0, 0));
        assertEquals("Grad-CAM, PNEUMONIA, film.png", report(inside).label(inside));
    }

    @Test
    void warningSaysHowMuchLiesWhere() {
        Explanation outside = explanation(MAP, mask(255, 0, 255, 0));
        Explanation inside = explanation(MAP, mask(255, 255, 0, 0));
        assertEquals(
                "Warning: film.png, class PNEUMONIA: most evidence of Grad-CAM lies outside the"
                        + " predicted mask, 13 % inside (a map as coarse that equals the mask has"
                        + " 100 %). The mask covers 50 % of the image.",
                report(outside, inside).warning().orElseThrow());
        assertTrue(report(inside).warning().isEmpty());
    }

    @Test
    void scaledMapReachesOneAtItsPercentile() {
        float[] values = new float[1500];
        for (int i = 0; i < values.length; i++) values[i] = i + 1;
        values[1499] = 1e6f; // beyond the percentile, which is the pixel of rank 1498.5, rounded up
        ScaledMap scaled = ScaledMap.of(ArrayImgs.floats(values, 1500, 1));
        assertEquals(1499, scaled.one());
        assertEquals(1, values[1499]);
        assertEquals(1, values[1498]);
        assertEquals(500 / 1499f, values[499]);
    }

    @Test
    void scaledMapWithFewBrightPixelsOrNoneIsFinite() {
        float[] values = new float[5000];
        values[7] = 4;
        assertEquals(4, ScaledMap.of(ArrayImgs.floats(values, 5000, 1)).one());
        assertEquals(1, values[7]);
        ScaledMap zero = ScaledMap.of(ArrayImgs.floats(2, 2));
        assertEquals(0, zero.one());
        for (FloatType value : zero.map()) assertEquals(0, value.get());
        float[] equal = {3, 3, 3, 3};
        assertEquals(3, ScaledMap.of(ArrayImgs.floats(equal, 2, 2)).one());
        assertEquals(1, equal[0]);
    }

    @Test
    void optionsOutOfRangeAreErrors() {
        for (int samples : new int[] {0, 1001}) {
            String message =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> new ExplanationOptions(samples, 0.1, 1))
                            .getMessage();
            assertTrue(message.contains("but are " + samples), message);
        }
        for (double noise : new double[] {-0.1, 1.5, Double.NaN}) {
            String message =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> new ExplanationOptions(16, noise, 1))
                            .getMessage();
            assertTrue(message.contains("but is " + noise), message);
        }
    }
}
