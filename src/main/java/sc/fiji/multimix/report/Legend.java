// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;
import sc.fiji.multimix.image.CasePicture;

/** Explanations of the lines and colors in pictures of images, and their arrangement. */
final class Legend {
    /** Width at which they are shown, in CSS pixels. */
    static final int WIDTH = 300;

    private static final int DENSITY = 2;
    private static final int GAP = 8;

    private Legend() {}

    /** The lines of {@link CasePicture#boundaries}. */
    static byte[] png() {
        BufferedImage image =
                new BufferedImage(DENSITY * WIDTH, DENSITY * 26, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.scale(DENSITY, DENSITY);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, 26);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        graphics.setColor(CasePicture.REFERENCE);
        graphics.setStroke(new BasicStroke(2.4f));
        graphics.drawLine(4, 13, 44, 13);
        graphics.setColor(CasePicture.PREDICTION);
        graphics.setStroke(
                new BasicStroke(
                        1.7f,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_ROUND,
                        1,
                        new float[] {5, 3},
                        0));
        graphics.drawLine(144, 13, 184, 13);
        graphics.setColor(Color.BLACK);
        graphics.drawString("reference", 52, 18);
        graphics.drawString("prediction", 192, 18);
        graphics.dispose();
        return ChartFiles.png(image);
    }

    /** The colors of {@link CasePicture#saliency}, from 0 at the left to the highest. */
    static BufferedImage fire() {
        int width = DENSITY * WIDTH;
        int height = DENSITY * 14;
        Img<FloatType> ramp = ArrayImgs.floats(width, height);
        long i = 0;
        for (FloatType pixel : ramp) pixel.set((i++ % width) / (width - 1f));
        BufferedImage colors = CasePicture.saliency(ramp, 1, width);
        Graphics2D graphics = colors.createGraphics();
        graphics.setColor(Color.GRAY); // white on white has no end
        graphics.drawRect(0, 0, width - 1, height - 1);
        graphics.dispose();
        return colors;
    }

    /** Two pictures in one, a little apart. */
    static BufferedImage sideBySide(BufferedImage left, BufferedImage right) {
        BufferedImage both =
                new BufferedImage(
                        left.getWidth() + GAP + right.getWidth(),
                        Math.max(left.getHeight(), right.getHeight()),
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = both.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, both.getWidth(), both.getHeight());
        graphics.drawImage(left, 0, 0, null);
        graphics.drawImage(right, left.getWidth() + GAP, 0, null);
        graphics.dispose();
        return both;
    }
}
