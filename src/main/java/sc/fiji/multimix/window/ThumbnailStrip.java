// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.util.List;
import javax.swing.Icon;
import sc.fiji.multimix.datacheck.Thumbnail;
import sc.fiji.multimix.image.ResultImages;

/** Small images side by side, each in the shape of its file's image. */
final class ThumbnailStrip implements Icon {
    private static final int GAP = 3;

    /** Shape beyond which an image is shown narrower or wider than it is. */
    private static final double LARGEST_ASPECT = 1.6;

    private final List<Image> images;
    private final int[] widths;
    private final int height;

    /**
     * A strip.
     *
     * @param height in pixels
     */
    ThumbnailStrip(List<Thumbnail> thumbnails, int height) {
        this.height = height;
        images = thumbnails.stream().map(ThumbnailStrip::image).toList();
        widths = thumbnails.stream().mapToInt(thumbnail -> width(thumbnail, height)).toArray();
    }

    private static int width(Thumbnail thumbnail, int height) {
        double aspect = (double) thumbnail.width() / thumbnail.height();
        double shown = Math.min(LARGEST_ASPECT, Math.max(1 / LARGEST_ASPECT, aspect));
        return (int) Math.round(height * shown);
    }

    private static Image image(Thumbnail thumbnail) {
        return ResultImages.bytes(thumbnail.image()).getBufferedImage();
    }

    @Override
    public int getIconWidth() {
        int sum = 0;
        for (int width : widths) sum += width + GAP;
        return sum;
    }

    @Override
    public int getIconHeight() {
        return height;
    }

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
        Graphics2D strip = (Graphics2D) graphics.create();
        strip.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        int left = x;
        for (int i = 0; i < widths.length; i++) {
            strip.drawImage(images.get(i), left, y, widths[i], height, null);
            left += widths[i] + GAP;
        }
        strip.dispose();
    }
}
