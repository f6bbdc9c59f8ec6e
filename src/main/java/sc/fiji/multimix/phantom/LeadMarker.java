// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

/** The lead letter on the film that names the patient's side: R or L in an upper corner. */
final class LeadMarker {
    private static final double HEIGHT = 2.0; // of the letter, in centimeters
    private static final double[][] R = {
        {0, 1}, {0, 0}, {0.45, 0.02}, {0.6, 0.25}, {0.45, 0.5}, {0, 0.5}, {0.25, 0.5}, {0.6, 1}
    };
    private static final double[][] L = {{0, 0}, {0, 1}, {0.55, 1}};

    private LeadMarker() {}

    /** Lead along the ray; some films have none. */
    static ThicknessMap project(FilmPlane plane, Chance chance) {
        ThicknessMap lead = new ThicknessMap(plane);
        boolean right = chance.happens(0.5);
        double column =
                plane.side() * (right ? chance.uniform(0.05, 0.09) : chance.uniform(0.88, 0.92));
        double row = plane.side() * chance.uniform(0.06, 0.22);
        if (chance.happens(0.2)) return lead;
        double[][] letter = right ? R : L;
        double[][] path = new double[letter.length][];
        for (int i = 0; i < path.length; i++) {
            double x = (column - plane.side() / 2.0) * plane.pixelInCentimeters() - plane.shiftX();
            double y = (row - plane.side() / 2.0) * plane.pixelInCentimeters() - plane.shiftY();
            path[i] = new double[] {x + HEIGHT * letter[i][0], y + HEIGHT * letter[i][1], 1};
        }
        lead.addTube(path, 0.2, 0);
        return lead;
    }
}
