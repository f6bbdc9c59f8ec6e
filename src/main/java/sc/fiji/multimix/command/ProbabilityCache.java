// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.engine.DeviceChoice;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * The foreground probability of an image or of one of its slices, kept until another one is wanted:
 * another threshold does not run the network again. Meant for the time that a dialog is open, in
 * which the image's pixels stay the same.
 *
 * <p>Several threads may ask; one at a time computes, and the others then find its result.
 */
final class ProbabilityCache {
    /** All slices, of a stack or of a single image. */
    static final int ALL = 0;

    /** Computes a probability. */
    interface Network {
        /**
         * As {@link MultiMix#probability(ImagePlus, ProgressListener)}.
         *
         * @param slice index in the stack from 1, or {@link #ALL}
         */
        ImagePlus probability(
                ImagePlus image,
                int slice,
                Path model,
                DeviceChoice device,
                ProgressListener listener)
                throws IOException;
    }

    private record Key(
            int image, int slice, Path model, FileTime modified, long bytes, DeviceChoice device) {}

    private final Network network;
    private Key key;
    private ImagePlus probability;

    ProbabilityCache() {
        this(ProbabilityCache::load);
    }

    ProbabilityCache(Network network) {
        this.network = network;
    }

    /**
     * The probability, computed unless it is the one asked for last.
     *
     * @param slice index in the stack from 1, or {@link #ALL}
     * @param model a file that exists
     * @throws IOException if the model cannot be read
     * @throws IllegalArgumentException if the image is constant or the model cannot segment
     * @throws java.util.concurrent.CancellationException if the listener cancels
     */
    synchronized ImagePlus get(
            ImagePlus image, int slice, Path model, DeviceChoice device, ProgressListener listener)
            throws IOException {
        int wanted = image.getStackSize() == 1 ? ALL : slice;
        Key now =
                new Key(
                        image.getID(),
                        wanted,
                        model,
                        Files.getLastModifiedTime(model),
                        Files.size(model),
                        device);
        if (!now.equals(key)) {
            listener.checkCanceled();
            key = null; // if the network fails, the probability before is of no use
            probability = null;
            probability = network.probability(image, wanted, model, device, listener);
            key = now;
        }
        return probability;
    }

    private static ImagePlus load(
            ImagePlus image, int slice, Path model, DeviceChoice device, ProgressListener listener)
            throws IOException {
        try (MultiMix multimix = MultiMix.load(model, device)) {
            return slice == ALL
                    ? multimix.probability(image, listener)
                    : multimix.probability(image, slice);
        }
    }
}
