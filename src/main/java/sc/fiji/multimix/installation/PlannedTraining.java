// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

/**
 * A training whose duration is to be told from a measured speed.
 *
 * @param name how the user knows it, "preset fast"
 * @param resolution side of the square images in pixels
 * @param width channels of the network's first stage
 * @param trainedImages images per step that pass the network forward and backward
 * @param predictedImages images per step that pass it forward only
 * @param steps of the whole training
 */
public record PlannedTraining(
        String name,
        int resolution,
        int width,
        int trainedImages,
        int predictedImages,
        long steps) {

    /**
     * About how long it takes; loading images, validation and tests come on top.
     *
     * @param speed measured with a network of the same width
     */
    double minutes(Speed speed) {
        double pixels = (double) resolution * resolution / ((double) Speed.SIDE * Speed.SIDE);
        double step =
                pixels
                        * (trainedImages / speed.trainedPerSecond()
                                + predictedImages / speed.predictedPerSecond());
        return steps * step / 60;
    }
}
