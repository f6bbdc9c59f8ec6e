// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import java.nio.file.Path;
import java.util.List;

/**
 * What a check of the data found.
 *
 * @param folder a folder that all files lie in; null if there is none
 * @param parts the images in numbers, part by part
 * @param problems the worst first
 * @param notes sentences on what the data lack
 * @param estimate time and memory that the training will take
 */
public record DataReport(
        Path folder,
        List<PartReport> parts,
        List<Problem> problems,
        List<String> notes,
        TrainingEstimate estimate) {
    /** Copies the lists. */
    public DataReport {
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** Whether there is a problem that had better be mended before training. */
    public boolean hasSevereProblems() {
        return count(Severity.SEVERE) > 0;
    }

    /** Number of problems of a severity. */
    public long count(Severity severity) {
        return problems.stream().filter(problem -> problem.severity() == severity).count();
    }

    /** The name of a file, from the common folder on; without one, with its own folder's name. */
    public String shortName(Path file) {
        int names = file.getNameCount();
        return (folder == null
                        ? file.subpath(Math.max(0, names - 2), names)
                        : folder.relativize(file))
                .toString();
    }
}
