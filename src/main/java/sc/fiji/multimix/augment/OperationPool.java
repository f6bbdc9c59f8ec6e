// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.augment;

import java.util.Locale;

/**
 * The 13 operations that the strong augmentation draws from, and how strong each is at a strength
 * of 1 to 9.
 *
 * <p>Source: the pool of FixMatch (Sohn et al. 2020) as MultiMix's reference code has it, without
 * cutout, color and inversion; a parameter is {@code strength·range/10 + offset}.
 */
public enum OperationPool {
    /** {@link AutoContrast}, whatever the strength. */
    AUTO_CONTRAST {
        @Override
        ImageOperation atStrength(int strength) {
            return new AutoContrast();
        }
    },
    /** {@link Brightness} by a factor of 0.14 to 0.86. */
    BRIGHTNESS {
        @Override
        ImageOperation atStrength(int strength) {
            return new Brightness(factor(strength));
        }
    },
    /** {@link Contrast} by a factor of 0.14 to 0.86. */
    CONTRAST {
        @Override
        ImageOperation atStrength(int strength) {
            return new Contrast(factor(strength));
        }
    },
    /** {@link Equalize}, whatever the strength. */
    EQUALIZE {
        @Override
        ImageOperation atStrength(int strength) {
            return new Equalize();
        }
    },
    /** The image itself. */
    IDENTITY {
        @Override
        ImageOperation atStrength(int strength) {
            return ImageOperation.IDENTITY;
        }
    },
    /** {@link Posterize} to 4 to 7 bits. */
    POSTERIZE {
        @Override
        ImageOperation atStrength(int strength) {
            return new Posterize(strength * 4 / MAX_STRENGTH + 4);
        }
    },
    /** {@link Rotate} by 3 to 27 degrees to either side. */
    ROTATE {
        @Override
        ImageOperation atStrength(int strength) {
            return new Rotate(strength * 30.0 / MAX_STRENGTH);
        }
    },
    /** {@link Sharpness} by a factor of 0.14 to 0.86, which blurs. */
    SHARPNESS {
        @Override
        ImageOperation atStrength(int strength) {
            return new Sharpness(factor(strength));
        }
    },
    /** {@link Shear} of the rows by 0.03 to 0.27 to either side. */
    SHEAR_X {
        @Override
        ImageOperation atStrength(int strength) {
            return new Shear(part(strength), 0);
        }
    },
    /** {@link Shear} of the columns by 0.03 to 0.27 to either side. */
    SHEAR_Y {
        @Override
        ImageOperation atStrength(int strength) {
            return new Shear(0, part(strength));
        }
    },
    /** {@link Solarize} from 231 down to 26 on. */
    SOLARIZE {
        @Override
        ImageOperation atStrength(int strength) {
            return new Solarize(256 - strength * 256 / MAX_STRENGTH);
        }
    },
    /** {@link Translate} by 3 % to 27 % of the width to either side. */
    TRANSLATE_X {
        @Override
        ImageOperation atStrength(int strength) {
            return new Translate(part(strength), 0);
        }
    },
    /** {@link Translate} by 3 % to 27 % of the height to either side. */
    TRANSLATE_Y {
        @Override
        ImageOperation atStrength(int strength) {
            return new Translate(0, part(strength));
        }
    };

    /** The strength that stands for the whole range. */
    static final int MAX_STRENGTH = 10;

    /** The operation at a strength, which is negative to turn a geometric one around. */
    abstract ImageOperation atStrength(int strength);

    /** Whether the operation has a direction, which is turned around with probability 1/2. */
    public boolean hasDirection() {
        return switch (this) {
            case ROTATE, SHEAR_X, SHEAR_Y, TRANSLATE_X, TRANSLATE_Y -> true;
            default -> false;
        };
    }

    /**
     * This operation at a strength.
     *
     * @param strength 0 to 10
     * @param reversed whether to go in the other direction; only where there is one
     */
    public ImageOperation operation(int strength, boolean reversed) {
        if (strength < 0 || strength > MAX_STRENGTH)
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "The strength must be in 0..%d, but is %d",
                            MAX_STRENGTH,
                            strength));
        if (reversed && !hasDirection())
            throw new IllegalArgumentException(this + " has no direction to reverse");
        return atStrength(reversed ? -strength : strength);
    }

    private static float factor(int strength) {
        return (float) (strength * 0.9 / MAX_STRENGTH + 0.05);
    }

    private static double part(int strength) {
        return strength * 0.3 / MAX_STRENGTH;
    }
}
