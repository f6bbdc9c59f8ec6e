// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

/**
 * How many films each part of a sample data set has. The shares are those of the set that is
 * shipped, 140 films; each part has at least four, the labeled classes are balanced.
 *
 * @param masks films with mask, to train
 * @param withoutMask films without mask, to train
 * @param testMasks films with mask, to test
 * @param labels films with class, to train; even
 * @param unlabeled films without class, to train
 * @param testLabels films with class, to test; even
 */
record SampleCounts(
        int masks, int withoutMask, int testMasks, int labels, int unlabeled, int testLabels) {
    /** Fewest films of a whole set. */
    static final int LEAST = 24;

    /** Most films of a whole set; more would be a slip of the keyboard. */
    static final int MOST = 100_000;

    /** Films of the set that is shipped. */
    static final int SHIPPED = 140;

    /**
     * The parts of a set.
     *
     * @param images films of the whole set
     * @throws IllegalArgumentException if there are too few or too many
     */
    static SampleCounts of(int images) {
        if (images < LEAST || images > MOST)
            throw new IllegalArgumentException(
                    "A sample data set has from "
                            + LEAST
                            + " to "
                            + MOST
                            + " images, but "
                            + images
                            + " are wanted. The usual number is "
                            + SHIPPED
                            + ".");
        int masks = share(images, 12);
        int withoutMask = share(images, 20);
        int perClass = Math.max(2, (int) Math.round(images * 12.0 / SHIPPED));
        int others = masks + withoutMask + masks + 2 * perClass + 2 * perClass;
        return new SampleCounts(
                masks, withoutMask, masks, 2 * perClass, images - others, 2 * perClass);
    }

    private static int share(int images, int shipped) {
        return Math.max(4, (int) Math.round(images * (double) shipped / SHIPPED));
    }
}
