// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

/**
 * What differs between patients, relative to the standard anatomy of {@link Thorax}.
 *
 * @param lungWidth factor of the thorax' width
 * @param heartSize factor of the heart's half-axes
 * @param build factor of the trunk's depth
 * @param waist factor of the trunk's width below the arms
 * @param apex how far the lungs' tips lie above the standard, in centimeters
 * @param inspiration how far the diaphragm lies below the standard, in centimeters
 * @param domeDifference how much lower the left dome is than the right, in centimeters
 * @param ribSlope factor of the ribs' descent from back to front
 * @param breast thickness of the breast's shadow in centimeters; 0 = none
 * @param stomachGas half-width of the gas bubble below the left dome in centimeters; 0 = none
 * @param armAngle how far the upper arms are spread, 0 = down, 1 = sideways
 */
record Patient(
        double lungWidth,
        double heartSize,
        double build,
        double waist,
        double apex,
        double inspiration,
        double domeDifference,
        double ribSlope,
        double breast,
        double stomachGas,
        double armAngle) {

    static Patient draw(Chance chance) {
        return new Patient(
                chance.about(1, 0.045),
                chance.about(1, 0.06),
                chance.about(1, 0.06),
                chance.about(1, 0.04),
                chance.about(0, 0.5),
                chance.about(0, 0.8),
                chance.about(1.0, 0.4),
                chance.about(1, 0.12),
                chance.happens(0.35) ? chance.uniform(0.8, 2.2) : 0,
                chance.happens(0.7) ? chance.uniform(1.6, 3.4) : 0,
                chance.uniform(0.15, 0.75));
    }
}
