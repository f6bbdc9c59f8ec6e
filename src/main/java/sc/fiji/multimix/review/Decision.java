// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import java.time.Instant;
import java.util.List;

/**
 * What a person decided on a case: a row of {@code review.csv}.
 *
 * @param file name of the image, as in the results
 * @param slice number of the slice, 0 if the file holds one image
 * @param kind what was decided
 * @param oldClass the predicted class; empty if there is none
 * @param newClass the class as which the image was saved; empty if none
 * @param saved the file that was saved: the mask, or the image of a class; empty if none
 * @param time when
 */
public record Decision(
        String file,
        int slice,
        Kind kind,
        String oldClass,
        String newClass,
        String saved,
        Instant time) {
    /** The columns of the table, in order. */
    static final List<String> COLUMNS =
            List.of("file", "slice", "decision", "old_class", "new_class", "saved_as", "time");

    /** What was decided. */
    public enum Kind {
        /** The result is right as it is. */
        ACCEPTED("accepted"),
        /** The image was saved under a class. */
        CLASS("class saved"),
        /** The image was saved with a mask. */
        MASK("mask saved"),
        /** The image was saved with a mask, though it is there with another one already. */
        SECOND_MASK("mask saved beside another: remove the wrong one"),
        /** The decision before this one was taken back. */
        UNDONE("undone");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The words in the table. */
        @Override
        public String toString() {
            return words;
        }
    }

    /** The fields of its row. */
    List<String> row() {
        return List.of(
                file,
                Integer.toString(slice),
                kind.toString(),
                oldClass,
                newClass,
                saved,
                time.toString());
    }
}
