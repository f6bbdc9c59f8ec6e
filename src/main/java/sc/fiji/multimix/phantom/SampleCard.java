// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.phantom;

import java.util.Locale;

/** The README of a sample data set. */
final class SampleCard {
    private SampleCard() {}

    /** Markdown. */
    static String text(int images, long seed) {
        return String.format(
                Locale.ROOT,
                """
                # Synthetic chest radiographs

                %1$d computed pictures of patients that do not exist, 128 x 128 pixels, 8-bit gray, to try
                MultiMix for Fiji on. No picture of a person went into them; they are no data for medicine.

                | folder | what |
                |---|---|
                | `segmentation/images`, `segmentation/masks` | films; lung masks (0/255) of some of them, same file name |
                | `segmentation/test` | the same, all with masks |
                | `classification/NORMAL`, `classification/PNEUMONIA` | films, the folder is the class |
                | `classification/unlabeled` | films without a class |
                | `classification/test` | films of both classes |

                **How they are made.** Rays pass a patient of soft tissue, lung, bone, gas and blood vessels
                and are weakened by Beer and Lambert's law; scatter, blur and quantum noise are added and the
                picture is developed with one of two hospitals' exposure, contrast and field. Each film is
                another patient: size, position, lungs, heart, diaphragm, ribs and vessels differ.
                PNEUMONIA has fluffy opacities over some 20 to 45 %% of the lung fields, gathered in one place or scattered.
                Each part holds both hospitals and both classes.

                **Masks** are exact: the visible lung fields, that is the pixels whose center lies inside the
                pleura, not over heart or mediastinum and above the domes of the diaphragm. Opacities belong to them.

                **To make them again**, byte for byte, in a new folder: Plugins > MultiMix >
                MultiMix Create Sample Data..., or

                    run("MultiMix Create Sample Data...", "output=FOLDER images=%1$d seed=%2$d");

                Licence: CC0 1.0, or BSD-2-Clause as the suite itself, as you like.
                """,
                images,
                seed);
    }
}
