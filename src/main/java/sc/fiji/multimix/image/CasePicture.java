// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.gui.Roi;
import ij.gui.ShapeRoi;
import ij.plugin.LutLoader;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import net.imglib2.Cursor;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Pictures of one image for a report, scaled to a size at which lines have the same width whatever
 * the image's resolution.
 */
public final class CasePicture {
    /** Boundary of the reference: bluish green of Okabe and Ito (2008). */
    public static final Color REFERENCE = new Color(0, 158, 115);

    /** Boundary of the prediction: vermillion of Okabe and Ito (2008). */
    public static final Color PREDICTION = Outline.COLOR;

    private CasePicture() {}

    /**
     * An image with two boundaries: that of the reference wide, solid and green, that of the
     * prediction narrow, dashed and red, so that they differ without color and both show where they
     * coincide.
     *
     * @param gray the image, (X, Y); stretched by the default percentiles
     * @param reference mask of the same size, foreground 255
     * @param prediction mask of the same size, foreground 255
     * @param side longer side of the picture in pixels
     */
    public static BufferedImage boundaries(
            Img<FloatType> gray,
            Img<UnsignedByteType> reference,
            Img<UnsignedByteType> prediction,
            int side) {
        BufferedImage picture = gray(gray, side);
        double scale = scale(gray, side);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        float unit = side / 300f;
        draw(graphics, reference, scale, REFERENCE, new BasicStroke(2.4f * unit));
        Stroke dashed =
                new BasicStroke(
                        1.7f * unit,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_ROUND,
                        1,
                        new float[] {5 * unit, 3 * unit},
                        0);
        draw(graphics, prediction, scale, PREDICTION, dashed);
        graphics.dispose();
        return picture;
    }

    /**
     * The boundary of a mask, in its pixels.
     *
     * @param mask foreground 255
     * @return null if there is no foreground
     */
    public static Shape outline(Img<UnsignedByteType> mask) {
        Roi outline = Outline.of(ResultImages.bytes(mask));
        if (outline == null) return null;
        ShapeRoi roi = new ShapeRoi(outline);
        return AffineTransform.getTranslateInstance(roi.getBounds().x, roi.getBounds().y)
                .createTransformedShape(roi.getShape());
    }

    private static void draw(
            Graphics2D graphics,
            Img<UnsignedByteType> mask,
            double scale,
            Color color,
            Stroke stroke) {
        Shape outline = outline(mask);
        if (outline == null) return;
        Shape shape =
                AffineTransform.getScaleInstance(scale, scale).createTransformedShape(outline);
        graphics.setColor(color);
        graphics.setStroke(stroke);
        graphics.draw(shape);
    }

    /**
     * An image in gray.
     *
     * @param gray the image, (X, Y); stretched by the default percentiles
     * @param side longer side of the picture in pixels
     */
    public static BufferedImage gray(Img<FloatType> gray, int side) {
        return scaled(OverlayPicture.gray(gray), gray, side);
    }

    /**
     * A saliency map in ImageJ's "Fire" colors.
     *
     * @param map raw gradient magnitude, (X, Y)
     * @param high the value that is white, above 0; 0 is black
     * @param side longer side of the picture in pixels
     */
    public static BufferedImage saliency(Img<FloatType> map, double high, int side) {
        IndexColorModel fire = LutLoader.getLut("fire");
        int[] pixels = new int[Math.toIntExact(map.size())];
        Cursor<FloatType> cursor = Views.flatIterable(map).cursor();
        for (int i = 0; i < pixels.length; i++) {
            double value = Math.min(1, Math.max(0, cursor.next().get() / high));
            pixels[i] = fire.getRGB((int) Math.round(255 * value));
        }
        return scaled(pixels, map, side);
    }

    /**
     * A saliency map made as small as it is drawn, by means over the pixels; one that is smaller
     * stays as it is.
     *
     * @param map raw gradient magnitude, (X, Y)
     * @param side longer side of the result in pixels, at most
     */
    public static Img<FloatType> reduced(Img<FloatType> map, int side) {
        double scale = Math.min(1, scale(map, side));
        return Resize.apply(
                map,
                Math.max(1, (int) Math.round(scale * map.dimension(0))),
                Math.max(1, (int) Math.round(scale * map.dimension(1))));
    }

    /** The value of a saliency map to be shown brightest: its 99.5th percentile. */
    public static double saliencyHigh(Img<FloatType> map) {
        return ResultImages.highValue(map);
    }

    private static BufferedImage scaled(int[] pixels, Img<FloatType> image, int side) {
        double scale = scale(image, side);
        int width = (int) image.dimension(0);
        int height = (int) image.dimension(1);
        ImageProcessor picture = new ColorProcessor(width, height, pixels);
        picture.setInterpolationMethod(ImageProcessor.BILINEAR);
        return picture.resize(
                        Math.max(1, (int) Math.round(scale * width)),
                        Math.max(1, (int) Math.round(scale * height)),
                        true)
                .getBufferedImage();
    }

    private static double scale(Img<FloatType> image, int side) {
        return (double) side / Math.max(image.dimension(0), image.dimension(1));
    }
}
