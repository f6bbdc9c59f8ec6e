// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import ai.djl.Device;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import sc.fiji.multimix.data.TestFacts;
import sc.fiji.multimix.data.TrainingData;
import sc.fiji.multimix.datacheck.DataCheck;
import sc.fiji.multimix.datacheck.DataReport;
import sc.fiji.multimix.datacheck.DataReportText;
import sc.fiji.multimix.image.Preprocessing;

/** The check of the data before a training: logged, then shown to the user, who may cancel. */
final class CheckedData {
    private CheckedData() {}

    /**
     * Checks the data and asks the listener.
     *
     * @throws CancellationException if the listener cancels or does not accept the data
     * @throws IOException if the thread was interrupted
     * @throws IllegalStateException if the memory does not suffice for a step
     */
    static void ask(
            TrainingData data,
            TrainingOptions options,
            Preprocessing preprocessing,
            List<Device> devices,
            TrainingListener listener)
            throws IOException {
        TestFacts test = TestFacts.read(data, preprocessing, listener);
        DataReport report =
                DataCheck.of(
                        data,
                        test,
                        options.resolution(),
                        EstimatedTraining.of(data, options, devices, listener));
        DataReportText.lines(report).forEach(listener::log);
        if (!listener.acceptData(report))
            throw new CancellationException(
                    "Training was canceled after the check of the data: nothing was written.");
    }
}
