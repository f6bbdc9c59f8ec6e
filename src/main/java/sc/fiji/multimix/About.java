// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import java.util.Locale;
import java.util.function.Supplier;
import sc.fiji.multimix.engine.Engines;

/** What there is to say about the suite. */
final class About {
    private About() {}

    /**
     * The text.
     *
     * @param engine its name and version; may throw an IllegalStateException that says why it does
     *     not start
     * @param device where it computes; asked only if it starts
     */
    static String text(Supplier<String> engine, Supplier<String> device) {
        return String.format(
                Locale.ROOT,
                """
                MultiMix for Fiji %s
                %s
                Java %s on %s %s

                Classifies images and segments their anatomy together, from a few labels and many
                unlabeled images. For research use, not for diagnosis.

                Licence: BSD-2-Clause

                Please cite:
                A. Haque, A.-A.-Z. Imran, A. Wang, D. Terzopoulos: Generalized multi-task learning from
                substantially unlabeled multi-source medical image data. MELBA 2021:011.
                A. Haque, A.-A.-Z. Imran, A. Wang, D. Terzopoulos: MultiMix: Sparingly-supervised,
                extreme multitask learning from medical images. IEEE ISBI 2021.
                """,
                Engines.suiteVersion(),
                engine(engine, device),
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    }

    private static String engine(Supplier<String> engine, Supplier<String> device) {
        try {
            return "Engine: " + engine.get() + "\nDevice: " + device.get();
        } catch (IllegalStateException e) {
            return "Engine: not started: " + e.getMessage();
        }
    }
}
