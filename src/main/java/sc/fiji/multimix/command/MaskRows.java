// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
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
        ResultsTable results = ResultsTable.getResultsTable();
        for (int slice = 1; slice <= mask.getStackSize(); slice++) {
            MaskMeasurement found = MaskMeasurement.of(mask, slice);
            results.addRow();
            results.addValue("image", title);
            results.addValue("slice", slice);
            results.addValue("area", found.area());
            results.addValue("fraction", found.fraction());
            results.addValue("perimeter", found.perimeter());
            results.addValue("unit", found.unit());
        }
        results.show("Results");
    }
}
