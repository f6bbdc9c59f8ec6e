// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.AbstractButton;
import javax.swing.Icon;

/** A check box that is also the legend of its curve: ticked, and a line in the curve's color. */
final class LineIcon implements Icon {
    private static final int BOX = 12;
    private static final int LINE = 20;
    private static final int GAP = 5;

    private final Color color;
    private final AbstractButton button;

    LineIcon(Color color, AbstractButton button) {
        this.color = color;
        this.button = button;
    }

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
        Graphics2D pen = (Graphics2D) graphics.create(x, y, getIconWidth(), getIconHeight());
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(button.isEnabled() ? Color.WHITE : component.getBackground());
        pen.fillRect(0, 1, BOX, BOX);
        pen.setColor(Color.GRAY);
        pen.drawRect(0, 1, BOX, BOX);
        if (button.isSelected() && button.isEnabled()) {
            pen.setColor(Color.BLACK);
            pen.setStroke(new BasicStroke(2));
            pen.drawPolyline(new int[] {3, 5, 10}, new int[] {7, 10, 4}, 3);
        }
        pen.setColor(button.isEnabled() ? color : Color.LIGHT_GRAY);
        pen.setStroke(new BasicStroke(3));
        pen.drawLine(BOX + GAP, 7, BOX + GAP + LINE, 7);
        pen.dispose();
    }

    @Override
    public int getIconWidth() {
        return BOX + GAP + LINE + 2;
    }

    @Override
    public int getIconHeight() {
        return BOX + 2;
    }
}
