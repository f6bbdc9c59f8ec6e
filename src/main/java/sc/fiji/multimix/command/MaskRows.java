// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import sc.fiji.multimix.image.MaskMeasurement;

/** Sizes of masks in ImageJ's table Results. */
final class MaskRows {
    private MaskRows() {}

    /**
     * Adds a row per slice, also for empty ones, with the columns that Classify has for image and
     * slice.
     *
     * @param title of the image
     * @param mask 8-bit, 0/255, calibrated as the image
     */
    static void append(String title, ImagePlus mask) {
        for (int slice = 1; slice <= mask.getStackSize(); slice++) {
            MaskMeasurement found = MaskMeasurement.of(mask, slice);
            ResultsRow row = ResultsRow.add(title, slice);
            row.set("area", found.area());
            row.set("fraction", found.fraction());
            row.set("perimeter", found.perimeter());
            row.set("unit", found.unit());
        }
        ResultsRow.show();
    }
}
