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

/** The numbers and words about a map. */
class ExplanationTest {
    private static final Img<FloatType> MAP = ArrayImgs.floats(new float[] {1, 3, 0, 4}, 2, 2);

    private static Img<UnsignedByteType> mask(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return ArrayImgs.unsignedBytes(bytes, 2, 2);
    }

    private static Explanation explanation(Img<FloatType> map, Img<UnsignedByteType> mask) {
        MaskShare share = MaskShare.of(map, mask);
        ScaledMap scaled = ScaledMap.of(map.copy());
        return new Explanation("Grad-CAM", scaled.map(), scaled.one(), share, 0);
    }

    private static ExplanationReport report(Explanation... explanations) {
        return new ExplanationReport(
                "film.png", new ExplainedSlice("PNEUMONIA", 0.9, null, List.of(explanations)));
    }

    @Test
    void shareIsTheSumInsideByTheWhole() {
        MaskShare share = MaskShare.of(MAP, mask(255, 255, 0, 0));
        assertEquals(0.5, share.inside());
        assertEquals(0.5, share.area());
        assertEquals(1, share.ratio());
        assertEquals(2, MaskShare.of(MAP, mask(0, 0, 0, 255)).ratio()); // half in a quarter
    }

    @Test
    void whatHasNoShareIsNotANumber() {
        assertEquals(Double.NaN, MaskShare.of(MAP, null).inside());
        assertEquals(Double.NaN, MaskShare.of(MAP, null).area());
        Img<FloatType> zero = ArrayImgs.floats(2, 2);
        assertEquals(Double.NaN, MaskShare.of(zero, mask(255, 0, 0, 0)).inside());
        assertEquals(0, MaskShare.of(MAP, mask(0, 0, 0, 0)).inside());
        assertEquals(Double.NaN, MaskShare.of(MAP, mask(0, 0, 0, 0)).ratio());
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
                        + " predicted mask, 13 % inside. The mask covers 50 % of the image.",
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
