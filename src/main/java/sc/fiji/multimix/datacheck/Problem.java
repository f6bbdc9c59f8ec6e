// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import java.nio.file.Path;
import java.util.List;

/**
 * Something in the data that may spoil a training.
 *
 * @param kind what it is
 * @param sentence the same in words, with what to do
 * @param files where it is found: each entry a file, or files that belong together, such as those
 *     of the same picture; empty if it concerns no single file
 */
public record Problem(ProblemKind kind, String sentence, List<List<Path>> files) {
    /** Copies the lists. */
    public Problem {
        files = files.stream().map(List::copyOf).toList();
    }

    /** A problem of single files. */
    static Problem of(ProblemKind kind, String sentence, List<Path> files) {
        return new Problem(kind, sentence, files.stream().sorted().map(List::of).toList());
    }

    /** How much it matters. */
    public Severity severity() {
        return kind.severity();
    }
}
