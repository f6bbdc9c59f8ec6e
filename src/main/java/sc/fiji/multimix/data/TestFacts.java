// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import sc.fiji.multimix.image.Preprocessing;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * A look into the test files of a training, which the training itself does not read.
 *
 * @param masks the images with masks
 * @param classes the images with classes
 */
public record TestFacts(List<TestFile> masks, List<TestFile> classes) {
    /** Copies the lists. */
    public TestFacts {
        masks = List.copyOf(masks);
        classes = List.copyOf(classes);
    }

    /**
     * Reads all test files; one that cannot be used is no failure.
     *
     * @param data whose test files are read; keeps their thumbnails until it is closed
     * @param preprocessing of the training
     * @param listener told of the reading; may cancel it
     * @throws IOException if the thread was interrupted or there is no space for the thumbnails
     * @throws java.util.concurrent.CancellationException if the listener cancels
     */
    public static TestFacts read(
            TrainingData data, Preprocessing preprocessing, ProgressListener listener)
            throws IOException {
        List<SampleReader.Request> requests = new ArrayList<>();
        data.testMaskFiles().forEach(file -> requests.add(SampleReader.Request.of(file)));
        data.testClassFiles().forEach(file -> requests.add(SampleReader.Request.of(file)));
        List<TestFile> files =
                new SampleReader(preprocessing, data.planes(), listener).check(requests);
        int masks = data.testMaskFiles().size();
        return new TestFacts(files.subList(0, masks), files.subList(masks, files.size()));
    }
}
