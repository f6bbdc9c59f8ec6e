// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import sc.fiji.multimix.image.CasePicture;
import sc.fiji.multimix.image.ResultImages;
import sc.fiji.multimix.training.ValidationPreview;

/**
 * A validation image ready to be painted: gray, with saliency as heat over it, the reference
 * outlined solid and green and the prediction dashed and red, so that both show where they
 * coincide.
 */
final class PreviewPicture {
    /** How much of the image the highest saliency covers, of 255. */
    private static final int HEAT = 190;

    private final BufferedImage gray;
    private final BufferedImage heat; // null without saliency
    private final Shape reference; // null without outline
    private final Shape predicted; // null without outline

    /** Which parts are painted over the image. */
    record Layers(boolean reference, boolean predicted, boolean saliency) {}

    PreviewPicture(ValidationPreview preview) {
        gray = ResultImages.bytes(preview.image()).getBufferedImage();
        heat = preview.saliency() == null ? null : heat(preview);
        reference = preview.reference() == null ? null : CasePicture.outline(preview.reference());
        predicted = preview.predicted() == null ? null : CasePicture.outline(preview.predicted());
    }

    private static BufferedImage heat(ValidationPreview preview) {
        int side = (int) Math.max(preview.image().dimension(0), preview.image().dimension(1));
        double high = CasePicture.saliencyHigh(preview.saliency());
        BufferedImage fire = CasePicture.saliency(preview.saliency(), high > 0 ? high : 1, side);
        BufferedImage heat =
                new BufferedImage(fire.getWidth(), fire.getHeight(), BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < heat.getHeight(); y++)
            for (int x = 0; x < heat.getWidth(); x++) {
                Color color = new Color(fire.getRGB(x, y));
                int brightest =
                        Math.max(color.getRed(), Math.max(color.getGreen(), color.getBlue()));
                int opacity = HEAT * brightest / 255;
                heat.setRGB(x, y, (opacity << 24) | (color.getRGB() & 0xffffff));
            }
        return heat;
    }

    /**
     * Paints the picture as large as fits, at the top and in the middle of an area.
     *
     * @param width of the area in pixels
     * @param height of the area in pixels
     */
    void paint(Graphics2D graphics, int width, int height, Layers layers) {
        double scale =
                Math.min((double) width / gray.getWidth(), (double) height / gray.getHeight());
        if (scale <= 0) return;
        AffineTransform place =
                new AffineTransform(scale, 0, 0, scale, (width - scale * gray.getWidth()) / 2, 0);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.drawImage(gray, place, null);
        if (layers.saliency() && heat != null) graphics.drawImage(heat, place, null);
        if (layers.reference() && reference != null) {
            graphics.setColor(CasePicture.REFERENCE);
            graphics.setStroke(new BasicStroke(2.4f));
            graphics.draw(place.createTransformedShape(reference));
        }
        if (layers.predicted() && predicted != null) {
            graphics.setColor(CasePicture.PREDICTION);
            graphics.setStroke(dashed());
            graphics.draw(place.createTransformedShape(predicted));
        }
    }

    /** The line of the prediction. */
    static BasicStroke dashed() {
        return new BasicStroke(
                2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {5, 3}, 0);
    }
}
