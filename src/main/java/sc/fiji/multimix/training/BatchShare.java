// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

/**
 * The share of each batch that one of several replicas of a network takes: images that follow each
 * other, as many as the others take or one more or less; the first replica takes the most.
 *
 * @param replica number of the replica, from 0
 * @param replicas how many there are, at least 1
 */
record BatchShare(int replica, int replicas) {
    /** The whole batch. */
    static final BatchShare WHOLE = new BatchShare(0, 1);

    /** The first image of the share; the one after its last if there is none for it. */
    int first(int images) {
        return start(images, replica);
    }

    /** After the last image of the share. */
    int last(int images) {
        return start(images, replica + 1);
    }

    private int start(int images, int number) {
        return (images * number + replicas - 1) / replicas;
    }
}
