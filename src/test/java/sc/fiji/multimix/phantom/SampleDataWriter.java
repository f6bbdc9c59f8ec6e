// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the sample data that is shipped: run in the project's folder, without sample-data/. */
public final class SampleDataWriter {
    private SampleDataWriter() {}

    /** Writes {@code sample-data}, or the folder given as the only argument. */
    public static void main(String[] arguments) throws IOException {
        Path output = Path.of(arguments.length > 0 ? arguments[0] : "sample-data");
        SampleDataSet.write(output, SampleDataSet.IMAGES, SampleDataSet.SEED);
    }
}
