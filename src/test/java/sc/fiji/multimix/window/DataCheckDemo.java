// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.datacheck.DataReport;
import sc.fiji.multimix.training.TrainingListener;
import sc.fiji.multimix.training.TrainingOptions;

/** Shows the check of a data set: segmentation folder, classification folder, model file. */
final class DataCheckDemo {
    private DataCheckDemo() {}

    public static void main(String[] folders) throws IOException {
        TrainingListener asking =
                new TrainingListener() {
                    @Override
                    public void progress(String message, double fraction) {}

                    @Override
                    public void log(String line) {
                        java.util.logging.Logger.getGlobal().info(line);
                    }

                    @Override
                    public boolean acceptData(DataReport report) {
                        if (!java.awt.GraphicsEnvironment.isHeadless())
                            DataCheckDialog.ask(report, () -> false);
                        return false;
                    }
                };
        try {
            MultiMix.train(
                    Path.of(folders[0]),
                    Path.of(folders[1]),
                    Path.of(folders[2]),
                    TrainingOptions.FAST,
                    asking);
        } catch (CancellationException e) {
            asking.log(e.getMessage());
        }
    }
}
