// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import ij.ImageStack;
import java.util.regex.Pattern;

/**
 * Labels of a stack's slices. ImageJ keeps the whole header of a DICOM file behind the first line
 * of its slice's label, with the patient's name.
 */
public final class SliceLabel {
    private static final Pattern DICOM_TAG = Pattern.compile("\\s*\\p{XDigit}{4},\\p{XDigit}{4}.*");

    private SliceLabel() {}

    /**
     * A slice's name, short and without file ending, as ImageJ shows it.
     *
     * @param slice counted from 1
     * @return null if there is none or it is a DICOM tag
     */
    public static String shortName(ImageStack stack, int slice) {
        return withoutHeader(stack.getSliceLabel(slice)) == null
                ? null
                : stack.getShortSliceLabel(slice);
    }

    /** The label's first line, the slice's name; null if there is none or it is a DICOM tag. */
    static String withoutHeader(String label) {
        if (label == null) return null;
        String first = label.split("\\R", 2)[0];
        return first.isBlank() || DICOM_TAG.matcher(first).matches() ? null : first;
    }
}
