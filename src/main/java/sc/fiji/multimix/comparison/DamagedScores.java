// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sets trainings aside whose scores are damaged, for example by a full disk. */
final class DamagedScores {
    private static final String ENDING = ".damaged";

    private DamagedScores() {}

    /**
     * Renames the folders of such trainings to {@code NAME.damaged}, with a number where that is
     * taken.
     *
     * @param trainings folders of complete trainings
     * @param scores name of the file in each
     * @return what was done, a line each
     * @throws IOException if a file cannot be read at all, or a folder cannot be renamed
     */
    static List<String> setAside(List<Path> trainings, String scores) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path training : trainings) {
            try {
                CellResult.read(training.resolve(scores));
            } catch (CellResult.Damaged e) {
                Path aside = free(training);
                Files.move(training, aside);
                lines.add(
                        "The scores of "
                                + training.getFileName()
                                + " are damaged, so it is not finished and is done again. Its"
                                + " folder is kept as "
                                + aside);
            }
        }
        return lines;
    }

    private static Path free(Path training) {
        String name = training.getFileName() + ENDING;
        Path aside = training.resolveSibling(name);
        for (int i = 2; Files.exists(aside); i++) aside = training.resolveSibling(name + i);
        return aside;
    }
}
