// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.time.Duration;

/**
 * One finished training step.
 *
 * @param step number of the step, from 1
 * @param steps steps of the whole training
 * @param epoch number of the epoch, from 1
 * @param epochs epochs of the whole training
 * @param losses the loss terms of this step
 * @param elapsed time since the training started
 * @param remaining expected time to its end
 * @param imagesPerSecond images that passed the network per second since the training started
 * @param memory bytes that the program takes of the computer's main memory, or of Java's heap
 *     alone: {@link ProcessMemory#kind}
 * @param device what computes, for example "CPU (2 threads)"
 */
public record StepReport(
        long step,
        long steps,
        int epoch,
        int epochs,
        StepLosses losses,
        Duration elapsed,
        Duration remaining,
        double imagesPerSecond,
        long memory,
        String device) {}
