// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.io.IOException;
import java.util.List;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * The steps in which the files of a folder are analysed: each is read, passed through the network,
 * alone or with others, and finished.
 *
 * @param <I> a file read and prepared for the network
 */
interface FileSteps<I> {
    /**
     * Reads a file and prepares it for the network. Called by several threads at once.
     *
     * @throws IOException if the file cannot be used; so do other exceptions say
     */
    I read(FolderFile file) throws IOException;

    /** Pixels that a file has in memory until it is finished. */
    long pixels(I image);

    /** Whether a file needs passes of its own. */
    boolean isStack(I image);

    /** Most images of a pass. */
    int passSize();

    /**
     * Passes images through the network. Called by one thread, the one that has started the
     * analysis.
     *
     * @param images one stack, or one or more others
     * @param listener asked whether to go on
     * @return the last step of each image
     * @throws java.util.concurrent.CancellationException if the listener cancels
     */
    List<LastStep> pass(List<I> images, ProgressListener listener);

    /** The last step of a file: writes its pictures. Called by several threads at once. */
    interface LastStep {
        /**
         * Does the step.
         *
         * @throws IOException if a picture cannot be written, which ends the analysis of all files
         */
        FileResult finish(FolderFile file) throws IOException;
    }
}
