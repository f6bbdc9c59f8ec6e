// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import sc.fiji.multimix.engine.Cores;

/**
 * The threads that analyse a folder.
 *
 * @param count of them, at least 1; each takes a file
 * @param cores that compute the network of each, at least 1
 */
record FolderThreads(int count, int cores) {
    /** More threads than this would mostly wait for the disk, and each needs a network's memory. */
    private static final int MOST = 8;

    /** Beside a GPU, that computes one file at a time: they read and write the others. */
    private static final int MOST_BESIDE_GPU = 4;

    /** For this computer and the cores that the engine was told to use. */
    static FolderThreads of(int files, boolean gpu) {
        int cores = Math.min(Runtime.getRuntime().availableProcessors(), Cores.all());
        return of(files, gpu, cores);
    }

    /** A thread for each core; if there are too many cores or too few files, several for each. */
    static FolderThreads of(int files, boolean gpu, int cores) {
        int most = Math.min(cores, gpu ? MOST_BESIDE_GPU : MOST);
        int each = (cores + most - 1) / most;
        int count = Math.max(1, Math.min(files, cores / each));
        return new FolderThreads(count, cores / count);
    }
}
