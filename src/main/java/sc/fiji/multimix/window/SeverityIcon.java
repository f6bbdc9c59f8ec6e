// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import javax.swing.Icon;
import sc.fiji.multimix.datacheck.Severity;

/**
 * The sign of a severity, told apart by shape as well as color: an octagon, a triangle, a disk.
 *
 * @param severity what it stands for
 * @param side of the square it fits in, in pixels
 */
record SeverityIcon(Severity severity, int side) implements Icon {
    private static final Color RED = new Color(0xc62828);
    private static final Color AMBER = new Color(0xffb300);
    private static final Color BLUE = new Color(0x1565c0);

    @Override
    public int getIconWidth() {
        return side;
    }

    @Override
    public int getIconHeight() {
        return side;
    }

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
        Graphics2D sign = (Graphics2D) graphics.create(x, y, side, side);
        sign.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        sign.setColor(color());
        sign.fill(shape());
        sign.setColor(severity == Severity.WARNING ? Color.BLACK : Color.WHITE);
        sign.setFont(new Font(Font.SANS_SERIF, Font.BOLD, Math.round(0.75f * side)));
        String letter = severity == Severity.NOTE ? "i" : "!";
        FontMetrics metrics = sign.getFontMetrics();
        int middle = severity == Severity.WARNING ? side * 6 / 10 : side / 2;
        sign.drawString(
                letter,
                (side - metrics.stringWidth(letter)) / 2,
                middle + (metrics.getAscent() - metrics.getDescent()) / 2);
        sign.dispose();
    }

    private Color color() {
        return switch (severity) {
            case SEVERE -> RED;
            case WARNING -> AMBER;
            case NOTE -> BLUE;
        };
    }

    private Shape shape() {
        return switch (severity) {
            case SEVERE -> octagon();
            case WARNING ->
                    new Polygon(new int[] {0, side, side / 2}, new int[] {side, side, 0}, 3);
            case NOTE -> new Ellipse2D.Double(0, 0, side, side);
        };
    }

    private Polygon octagon() {
        Polygon octagon = new Polygon();
        for (int corner = 0; corner < 8; corner++) {
            double angle = Math.PI / 8 * (2 * corner + 1);
            double radius = side / 2.0 / Math.cos(Math.PI / 8);
            octagon.addPoint(
                    (int) Math.round(side / 2.0 + radius * Math.cos(angle)),
                    (int) Math.round(side / 2.0 + radius * Math.sin(angle)));
        }
        return octagon;
    }
}
