// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix;

import java.util.Locale;
import sc.fiji.multimix.engine.Engines;

/** What there is to say about the suite. */
final class About {
    private About() {}

    static String text(String device) {
        return String.format(
                Locale.ROOT,
                """
                MultiMix for Fiji %s
                Engine: %s, through the Deep Java Library
                Device: %s
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
                Engines.version(),
                device,
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"));
    }
}
