// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import sc.fiji.multimix.image.AtomicFile;
import sc.fiji.multimix.model.DataCounts;
import sc.fiji.multimix.untrusted.BadContentException;
import sc.fiji.multimix.untrusted.UntrustedJson;
import sc.fiji.multimix.untrusted.UntrustedText;

/**
 * A finished training and its tests: {@code scores.json}.
 *
 * @param cell what was trained
 * @param seed of its split and its weights
 * @param classNames names of the classes; empty if it does not classify
 * @param training how the training went
 * @param images numbers of images that it learned from and that chose the best epoch; null if they
 *     are not known, in a file of an earlier version
 * @param inDomain scores on the test part of the training's data
 * @param crossDomain scores on the images of another source; null if there are none
 * @param seconds that training and tests took
 */
record CellResult(
        Cell cell,
        long seed,
        List<String> classNames,
        TrainingSummary training,
        DataCounts images,
        TestScores inDomain,
        TestScores crossDomain,
        double seconds) {
    private static final int LARGEST = 1 << 22; // bytes
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    CellResult {
        classNames = List.copyOf(classNames);
    }

    /** A file that is there but holds no scores. */
    static final class Damaged extends IOException {
        private static final long serialVersionUID = 1;

        private Damaged(String message) {
            super(message);
        }
    }

    /** The scores of a domain; null if there are none. */
    TestScores scores(Domain domain) {
        return domain == Domain.IN ? inDomain : crossDomain;
    }

    /**
     * Where the training had to learn from fewer images than its budgets say: "8 of 10 masks, since
     * the others validate". Empty if it did not, or if that is not known.
     */
    String fewer() {
        if (images == null) return "";
        String masks = fewer(images.masks(), cell.setting().masks(), "masks");
        String labels = fewer(images.labels(), cell.setting().labels(), "labels");
        if (masks.isEmpty() && labels.isEmpty()) return "";
        String both = masks.isEmpty() || labels.isEmpty() ? "" : " and ";
        return masks + both + labels + ", since the others validate";
    }

    private static String fewer(int used, int budget, String kind) {
        return used < budget ? used + " of " + budget + " " + kind : "";
    }

    /** Writes the file, whole or not at all. */
    void write(Path file) throws IOException {
        String json = GSON.toJson(this) + "\n";
        AtomicFile.write(file, out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads a file that {@link #write} wrote.
     *
     * @throws Damaged if it is something else; says what to do
     * @throws IOException if it cannot be read
     */
    static CellResult read(Path file) throws IOException {
        String problem;
        try {
            CellResult result =
                    UntrustedJson.read(GSON, UntrustedText.read(file, LARGEST), CellResult.class);
            if (result != null
                    && result.cell != null
                    && result.cell.setting() != null
                    && result.training != null
                    && result.inDomain != null) return result;
            problem = "something is missing";
        } catch (BadContentException e) {
            problem = String.valueOf(e.getMessage());
        }
        throw new Damaged(
                "Not the scores of a training: "
                        + file
                        + " ("
                        + problem
                        + "). Delete its folder "
                        + file.getParent()
                        + "; the training is then done again.");
    }
}
