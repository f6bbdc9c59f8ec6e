// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.gui.TextRoi;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import sc.fiji.multimix.ExplainedImage;
import sc.fiji.multimix.explanation.EvidenceWarning;
import sc.fiji.multimix.explanation.ExplainedSlice;
import sc.fiji.multimix.explanation.Explanation;
import sc.fiji.multimix.image.Outline;
import sc.fiji.multimix.image.ResultImages;

/**
 * Draws the predicted mask over saliency maps, and on those not to be relied on a bar that says so.
 */
final class ExplanationOverlay {
    /** Sky blue of Okabe and Ito (2008), brighter than the blue of "Fire". */
    private static final Color OUTLINE = new Color(86, 180, 233);

    private ExplanationOverlay() {}

    static void add(ExplainedImage explained, boolean outlines) {
        ImagePlus maps = explained.maps();
        int index = 0;
        for (ExplainedSlice slice : explained.slices())
            for (Explanation explanation : slice.explanations()) {
                index++;
                Roi outline = outlines ? outline(slice) : null;
                if (outline != null) add(maps, outline, index, "MultiMix mask");
                if (explanation.warning() != EvidenceWarning.NONE)
                    add(maps, bar(maps, explanation), index, "MultiMix warning");
            }
    }

    private static void add(ImagePlus maps, Roi roi, int slice, String name) {
        roi.setName(name);
        ResultOverlay.setPosition(roi, maps, slice);
        ResultOverlay.of(maps).add(roi);
    }

    private static Roi outline(ExplainedSlice slice) {
        if (slice.mask() == null) return null;
        Roi outline = Outline.of(ResultImages.bytes(slice.mask()));
        if (outline != null) outline.setStrokeColor(OUTLINE);
        return outline;
    }

    /** White on vermillion, at the upper edge. */
    private static TextRoi bar(ImagePlus maps, Explanation explanation) {
        int size = Math.max(7, Math.min(maps.getWidth(), maps.getHeight()) / 20);
        TextRoi bar = new TextRoi(0, 0, text(explanation), new Font("SansSerif", Font.BOLD, size));
        bar.setStrokeColor(Color.WHITE);
        bar.setFillColor(Outline.COLOR);
        return bar;
    }

    private static String text(Explanation explanation) {
        String words = explanation.warning().toString();
        return explanation.warning() == EvidenceWarning.OUTSIDE
                ? String.format(
                        Locale.ROOT,
                        "%s: %.0f %% inside",
                        words,
                        100 * explanation.share().inside())
                : words;
    }
}
