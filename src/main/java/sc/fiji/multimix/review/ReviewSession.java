// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * A person's way through the results of a folder: each decision is saved as a label and noted in
 * the log. Each call returns what happened, for the person to read.
 */
public final class ReviewSession {
    private final ReviewTable table;
    private final ReviewLog log;
    private final CorrectedLabels labels;
    private ReviewCase lastCase;
    private SavedLabel lastLabel;

    /** A session that goes on with what the log holds. */
    public ReviewSession(ReviewTable table, ReviewLog log, CorrectedLabels labels) {
        this.table = table;
        this.log = log;
        this.labels = labels;
    }

    /** The results. */
    public ReviewTable table() {
        return table;
    }

    /** Where labels go. */
    public CorrectedLabels labels() {
        return labels;
    }

    /** Decisions on a case that were not taken back. */
    public List<Decision> decisions(ReviewCase each) {
        return log.decisions(each);
    }

    /** Whether something was decided on a case. */
    public boolean isReviewed(ReviewCase each) {
        return log.isReviewed(each);
    }

    /** The cases that pass a filter, in an order. */
    public List<ReviewCase> cases(ReviewFilter filter, ReviewOrder order) {
        return order.sort(
                table.cases().stream()
                        .filter(each -> filter.passes(each, isReviewed(each)))
                        .toList());
    }

    /** Classes to choose from: those of the model and those with a folder, sorted. */
    public List<String> classNames() throws IOException {
        TreeSet<String> names = new TreeSet<>(table.classNames());
        names.addAll(labels.classNames());
        return List.copyOf(names);
    }

    /** Notes that a result is right as it is. */
    public String accept(ReviewCase each) throws IOException {
        note(each, Decision.Kind.ACCEPTED, "", "");
        remember(each, null);
        return "Noted as right: " + each.name() + ".";
    }

    /** Saves the image under a class, see {@link CorrectedLabels#saveClass}, and notes it. */
    public String saveClass(ReviewCase each, String className, boolean newFolder)
            throws IOException {
        SavedLabel label = labels.saveClass(each, className, newFolder);
        return noted(each, label, Decision.Kind.CLASS, className);
    }

    /** Saves the image with a mask, see {@link CorrectedLabels#saveMask}, and notes it. */
    public String saveMask(ReviewCase each, Img<UnsignedByteType> mask) throws IOException {
        SavedLabel label = labels.saveMask(each, mask);
        return noted(
                each,
                label,
                label.contradicts() ? Decision.Kind.SECOND_MASK : Decision.Kind.MASK,
                "");
    }

    private String noted(ReviewCase each, SavedLabel label, Decision.Kind kind, String newClass)
            throws IOException {
        try {
            note(each, kind, newClass, label.label().toString());
        } catch (IOException e) {
            remember(null, null); // what Undo would take back is not the last any more
            throw new IOException(label.message() + " But: " + e.getMessage(), e);
        }
        remember(each, label);
        return label.message();
    }

    private void note(ReviewCase each, Decision.Kind kind, String newClass, String saved)
            throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        log.add(
                new Decision(
                        each.file(), each.slice(), kind, each.className(), newClass, saved, now));
    }

    private void remember(ReviewCase each, SavedLabel label) {
        lastCase = each;
        lastLabel = label;
    }

    /** Whether there is a decision of this session to take back. */
    public boolean canUndo() {
        return lastCase != null;
    }

    /**
     * Takes the last decision of this session back: deletes the files it wrote and notes that.
     *
     * @throws IllegalStateException if there is none
     */
    public String undo() throws IOException {
        if (lastCase == null) throw new IllegalStateException("There is nothing to take back.");
        ReviewCase each = lastCase;
        List<String> deleted = new ArrayList<>();
        if (lastLabel != null) {
            CorrectedLabels.remove(lastLabel);
            lastLabel.written().forEach(file -> deleted.add(file.toString()));
        }
        note(each, Decision.Kind.UNDONE, "", "");
        remember(null, null);
        return "Taken back: the last decision on "
                + each.name()
                + (deleted.isEmpty() ? "." : "; deleted " + String.join(" and ", deleted) + ".");
    }
}
