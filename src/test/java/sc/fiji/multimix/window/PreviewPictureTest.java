// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.image.CasePicture;
import sc.fiji.multimix.training.ValidationPreview;
import sc.fiji.multimix.window.PreviewPicture.Layers;

class PreviewPictureTest {
    private static final int SCALE = 10;
    private static final int SIDE = 16;

    private static BufferedImage paint(ValidationPreview preview, Layers layers) {
        BufferedImage image =
                new BufferedImage(SCALE * SIDE, SCALE * SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        new PreviewPicture(preview).paint(pen, image.getWidth(), image.getHeight(), layers);
        pen.dispose();
        return image;
    }

    private static Color at(BufferedImage image, double x, double y) {
        return new Color(image.getRGB((int) (SCALE * x), (int) (SCALE * y)));
    }

    @Test
    void paintsTheImageScaled() {
        BufferedImage image =
                paint(Reports.preview(SIDE, 2, "a", "a"), new Layers(false, false, false));
        assertEquals(new Color(160, 160, 160), at(image, 8, 8));
        assertEquals(new Color(60, 60, 60), at(image, 1, 1));
    }

    @Test
    void outlinesTheReferenceInGreen() {
        BufferedImage image =
                paint(Reports.preview(SIDE, 2, "a", "a"), new Layers(true, false, false));
        assertEquals(CasePicture.REFERENCE, at(image, 4, 8)); // the square's left side
        assertEquals(new Color(60, 60, 60), at(image, 14, 8));
    }

    @Test
    void outlinesThePredictionInRed() {
        BufferedImage image =
                paint(Reports.preview(SIDE, 2, "a", "a"), new Layers(false, true, false));
        boolean found = false;
        for (double y = 4; y < 12; y += 0.1)
            found |= at(image, 14, y).equals(CasePicture.PREDICTION); // dashed
        assertTrue(found);
    }

    @Test
    void saliencyIsHeatOverTheImage() {
        BufferedImage image =
                paint(Reports.preview(SIDE, 2, "a", "a"), new Layers(false, false, true));
        assertTrue(at(image, 6, 8).getRed() > 200, "where it is high: " + at(image, 6, 8));
        assertEquals(new Color(160, 160, 160), at(image, 10, 8));
    }

    @Test
    void whatThereIsNotIsNotPainted() {
        ValidationPreview full = Reports.preview(SIDE, 2, "a", "a");
        ValidationPreview bare =
                new ValidationPreview(
                        "a.png", full.image(), null, null, null, null, Double.NaN, null);
        BufferedImage image = paint(bare, new Layers(true, true, true));
        assertEquals(new Color(60, 60, 60), at(image, 4, 2));
        assertEquals(new Color(160, 160, 160), at(image, 8, 8));
    }
}
