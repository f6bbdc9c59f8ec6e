// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import sc.fiji.multimix.image.GrayFacts;
import sc.fiji.multimix.image.GrayProfile;
import sc.fiji.multimix.model.ModelDescription;

/**
 * Tells in plain words if an image is not what a model expects: inverted, nearly black or white, a
 * color photograph, unlike the training images. How much images may differ from each other comes
 * from the model's own training images, see {@link GrayProfile}.
 */
public final class InputCheck {
    private static final double NEARLY_ALL = 0.99;
    private static final int FEW_LEVELS = 8;
    private static final int DARK_LEVELS = 32;
    private static final double COLORED = 0.1;

    private final GrayProfile profile;

    /** A check for images that a model is to be applied to. */
    public InputCheck(ModelDescription model) {
        profile = model.grayValues();
    }

    /** What to log once if images cannot be compared with the training's; null if they can. */
    public String lack() {
        return profile == null
                ? "The model is of an earlier version and does not know the gray values of its"
                        + " training images: no warning is possible of images that are inverted or"
                        + " unlike them. Train it again for that."
                : null;
    }

    /**
     * What is unusual about an image.
     *
     * @param input the image as the network sees it
     * @param facts of the image itself
     * @return a few words, "; " between them; empty if nothing is
     */
    public String warning(Img<UnsignedByteType> input, GrayFacts facts) {
        List<String> warnings = new ArrayList<>();
        if (facts.dark() >= NEARLY_ALL && isFlat(facts))
            warnings.add("is nearly black" + share(facts.dark(), "have almost no brightness"));
        if (facts.bright() >= NEARLY_ALL && isFlat(facts))
            warnings.add("is nearly white" + share(facts.bright(), "have almost full brightness"));
        if (facts.colored() >= COLORED + usuallyColored())
            warnings.add(
                    "looks like a color photograph"
                            + share(facts.colored(), "are colored; their brightness was used"));
        if (warnings.isEmpty() && facts.levels() <= FEW_LEVELS)
            warnings.add(
                    "has only "
                            + facts.levels()
                            + " different gray values (a mask instead of an image?)");
        if (profile == null) return String.join("; ", warnings);
        GrayProfile.Likeness likeness = profile.likeness(input);
        if (likeness == GrayProfile.Likeness.INVERTED)
            warnings.add(
                    "looks inverted against the training images (try Edit > Invert, or Image >"
                            + " Lookup Tables > Invert LUT)");
        else if (likeness == GrayProfile.Likeness.UNLIKE && warnings.isEmpty())
            warnings.add("looks unlike the training images: results may be wrong");
        return String.join("; ", warnings);
    }

    /** A single pixel of huge value makes all others dark, but not flat. */
    private static boolean isFlat(GrayFacts facts) {
        return facts.faint() || facts.levels() <= DARK_LEVELS;
    }

    private double usuallyColored() {
        return profile == null || profile.colored() == null ? 0 : profile.colored();
    }

    private static String share(double part, String what) {
        return String.format(Locale.ROOT, " (%.1f %% of the pixels %s)", 100 * part, what);
    }
}
