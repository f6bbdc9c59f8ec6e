// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

/**
 * How the patient stands before the film: maps the film's pixels to the patient's coordinates and
 * back. Patient coordinates are centimeters in the frontal plane of a patient of standard size, x
 * to the patient's left (right in the image), y downwards, origin on the midline in mid-thorax.
 *
 * @param side pixels along each side of the film
 * @param pixelInCentimeters distance of neighboring pixels in patient coordinates
 * @param cosine of the patient's tilt
 * @param sine of the patient's tilt
 * @param shiftX where the patient's origin lies from the film's center, in centimeters
 * @param shiftY where the patient's origin lies from the film's center, in centimeters
 */
record FilmPlane(
        int side,
        double pixelInCentimeters,
        double cosine,
        double sine,
        double shiftX,
        double shiftY) {

    /** The plane with a finer pixel grid over the same film. */
    FilmPlane refined(int factor) {
        return new FilmPlane(
                side * factor, pixelInCentimeters / factor, cosine, sine, shiftX, shiftY);
    }

    /** Patient x of the center of a pixel. */
    double x(int column, int row) {
        return cosine * (film(column) - shiftX) + sine * (film(row) - shiftY);
    }

    /** Patient y of the center of a pixel. */
    double y(int column, int row) {
        return cosine * (film(row) - shiftY) - sine * (film(column) - shiftX);
    }

    /** Column of a patient point; whole numbers are pixel centers. */
    double column(double x, double y) {
        return (cosine * x - sine * y + shiftX) / pixelInCentimeters + side / 2.0 - 0.5;
    }

    /** Row of a patient point; whole numbers are pixel centers. */
    double row(double x, double y) {
        return (sine * x + cosine * y + shiftY) / pixelInCentimeters + side / 2.0 - 0.5;
    }

    private double film(int pixel) {
        return (pixel + 0.5 - side / 2.0) * pixelInCentimeters;
    }
}
