// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

/**
 * What a training will take, measured with a few steps; its test is not counted.
 *
 * @param secondsPerEpoch steps and validation of one epoch
 * @param epochs planned number of epochs
 * @param seconds all epochs, and those of the supervised twin if it is asked for
 * @param twin whether a supervised twin is counted
 * @param bytes memory of a step, beside what the program took before
 * @param gpu whether it is memory of a GPU; of each, if there are several
 * @param device in words
 */
public record TrainingEstimate(
        double secondsPerEpoch,
        int epochs,
        double seconds,
        boolean twin,
        double bytes,
        boolean gpu,
        String device) {
    /** Factor either way: a few steps tell no more of a computer that has other work too. */
    static final double UNCERTAINTY = 1.4;

    /**
     * For example "about 20 to 39 s (10 epochs of 2.0 to 3.9 s; without the test) and about 0.8 GB
     * of memory more than ImageJ takes now, on CPU (2 threads)".
     */
    public String inWords() {
        String bytesInWords = Words.memory(bytes);
        return "about "
                + time(seconds)
                + " ("
                + Words.count(epochs, "epoch", "epochs")
                + " of "
                + time(secondsPerEpoch)
                + (twin ? ", then the supervised twin" : "")
                + "; without the test) and "
                + (bytesInWords.startsWith("less") ? "" : "about ")
                + bytesInWords
                + (gpu ? " of a GPU's memory, on " : " of memory more than ImageJ takes now, on ")
                + device;
    }

    private static String time(double seconds) {
        return Words.timeRange(seconds / UNCERTAINTY, seconds * UNCERTAINTY);
    }
}
