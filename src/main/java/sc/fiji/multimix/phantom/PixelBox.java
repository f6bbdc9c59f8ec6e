// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

/** A rectangle of a film's pixels, all four edges included; empty if right is less than left. */
record PixelBox(int left, int top, int right, int bottom) {
    static final PixelBox EMPTY = new PixelBox(Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1);

    /**
     * This box grown to hold the pixels within a distance from a patient point, cut at the film.
     */
    PixelBox with(FilmPlane plane, double x, double y, double reachInCentimeters) {
        double reach = reachInCentimeters / plane.pixelInCentimeters();
        double column = plane.column(x, y);
        double row = plane.row(x, y);
        int last = plane.side() - 1;
        return new PixelBox(
                Math.min(left, Math.max(0, (int) Math.ceil(column - reach))),
                Math.min(top, Math.max(0, (int) Math.ceil(row - reach))),
                Math.max(right, Math.min(last, (int) Math.floor(column + reach))),
                Math.max(bottom, Math.min(last, (int) Math.floor(row + reach))));
    }

    int width() {
        return Math.max(0, right - left + 1);
    }

    int height() {
        return Math.max(0, bottom - top + 1);
    }
}
