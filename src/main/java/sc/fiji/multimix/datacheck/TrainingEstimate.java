// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

/**
 * What a training will take, measured with a few steps.
 *
 * @param secondsPerEpoch steps and validation of one epoch
 * @param epochs planned number of epochs
 * @param seconds all epochs, and those of the supervised twin if it is asked for
 * @param twin whether a supervised twin is counted
 * @param bytes memory of a step, beside what the program took before
 * @param device in words
 */
public record TrainingEstimate(
        double secondsPerEpoch,
        int epochs,
        double seconds,
        boolean twin,
        double bytes,
        String device) {
    /** For example "about 12 min (70 s per epoch, 10 epochs) and 0.80 GB of memory on GPU 0". */
    public String inWords() {
        return "about "
                + Words.time(seconds)
                + " ("
                + Words.count(epochs, "epoch", "epochs")
                + " of "
                + Words.time(secondsPerEpoch)
                + (twin ? ", then the supervised twin" : "")
                + ") and "
                + Words.memory(bytes)
                + " of memory on "
                + device;
    }
}
