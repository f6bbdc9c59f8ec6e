// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.io.IOException;
import sc.fiji.multimix.progress.ProgressListener;

/** The analysis of one file of a folder, from reading it to writing its pictures. */
interface FileAnalysis {
    /**
     * Analyses a file. Called by several threads at once.
     *
     * @param listener asked whether to go on; told only what is for the log
     * @return the rows of the table, or why there are none
     * @throws OutOfMemoryError if Java's memory does not suffice
     * @throws IOException if a picture cannot be written, which ends the analysis of all files
     * @throws java.util.concurrent.CancellationException if the listener cancels
     */
    FileResult analyze(FolderFile file, ProgressListener listener) throws IOException;
}
