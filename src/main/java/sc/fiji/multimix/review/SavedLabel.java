// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import java.nio.file.Path;
import java.util.List;

/**
 * A label in a data folder.
 *
 * @param label the file that carries it: the mask, or the image in its class's folder
 * @param written files that were written, none if all was there already
 * @param folders folders that were made for them
 * @param notes what else the user should know, sentences
 * @param contradicts whether the very same image is there with another mask too
 */
public record SavedLabel(
        Path label,
        List<Path> written,
        List<Path> folders,
        List<String> notes,
        boolean contradicts) {
    /** Copies the lists. */
    public SavedLabel {
        written = List.copyOf(written);
        folders = List.copyOf(folders);
        notes = List.copyOf(notes);
    }

    /** One that was there already. */
    static SavedLabel there(Path label) {
        return new SavedLabel(label, List.of(), List.of(), List.of(), false);
    }

    /** What happened, in one or more sentences. */
    public String message() {
        StringBuilder text = new StringBuilder();
        if (written.isEmpty())
            text.append("Nothing was copied: the very same label is there already, ")
                    .append(label)
                    .append('.');
        else
            text.append("Saved ")
                    .append(String.join(" and ", written.stream().map(Path::toString).toList()))
                    .append('.');
        for (String note : notes) text.append(' ').append(note);
        return text.toString();
    }
}
