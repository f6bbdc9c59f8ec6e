// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The same data with no image in memory. */
public final class DiskCache {
    private DiskCache() {}

    /** The data with all images in a temporary file in a folder. */
    public static TrainingData of(TrainingData data, Path folder) throws IOException {
        PlaneStore planes =
                new PlaneStore(
                        0, new PlaneFolder(folder, false, PlaneFolder.FreeSpace.OF_FILE_SYSTEM));
        return new TrainingData(
                kept(data.labeledMasks(), planes),
                kept(data.unlabeledSegmentation(), planes),
                kept(data.labeledClasses(), planes),
                kept(data.unlabeledClasses(), planes),
                kept(data.validationMasks(), planes),
                kept(data.validationClasses(), planes),
                data.testMaskFiles(),
                data.testClassFiles(),
                data.classNames(),
                data.split(),
                data.summary(),
                planes);
    }

    private static List<Sample> kept(List<Sample> samples, PlaneStore planes) throws IOException {
        List<Sample> kept = new ArrayList<>();
        for (Sample sample : samples)
            kept.add(
                    new Sample(
                            sample.file(),
                            planes.keep(sample.image()),
                            sample.hasMask() ? planes.keep(sample.mask()) : null,
                            sample.label(),
                            sample.facts()));
        return kept;
    }
}
