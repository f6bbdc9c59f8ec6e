// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.io.IOException;
import sc.fiji.multimix.image.ImageFile;
import sc.fiji.multimix.progress.ProgressListener;

/** Another analysis, which is done once more without other files where memory did not suffice. */
final class RetriedAnalysis implements FileAnalysis {
    private final FileAnalysis analysis;
    private final PixelBudget memory;

    /**
     * An analysis.
     *
     * @param memory for all threads together
     */
    RetriedAnalysis(FileAnalysis analysis, PixelBudget memory) {
        this.analysis = analysis;
        this.memory = memory;
    }

    @Override
    public FileResult analyze(FolderFile file, ProgressListener listener) throws IOException {
        FileResult result = memory.together(() -> attempt(file, listener));
        if (!result.lacksMemory()) return result;
        listener.log(
                file.name()
                        + ": the memory is not enough for it beside other files; once more without"
                        + " them.");
        return memory.alone(() -> attempt(file, listener));
    }

    /** The memory is asked for before the image takes any. */
    private FileResult attempt(FolderFile file, ProgressListener listener) throws IOException {
        long pixels = ImageFile.estimatePixels(file.path());
        try {
            return memory.within(pixels, () -> analysis.analyze(file, listener));
        } catch (OutOfMemoryError e) {
            return FileResult.failed(e);
        }
    }
}
