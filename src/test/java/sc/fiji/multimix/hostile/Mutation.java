// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.hostile;

import java.util.SplittableRandom;

/** Damages the bytes of a file. */
@FunctionalInterface
interface Mutation {
    /**
     * Damaged bytes.
     *
     * @param file undamaged; not changed
     * @param other another file of the kind, of which parts may be taken
     * @param random decides how; the same numbers give the same damage
     */
    byte[] of(byte[] file, byte[] other, SplittableRandom random);
}
