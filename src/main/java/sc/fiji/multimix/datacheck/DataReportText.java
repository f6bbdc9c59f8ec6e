// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.datacheck;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sc.fiji.multimix.image.LocalNames;

/** A report as lines for a log: counts and ranges, then problems, then time and memory. */
public final class DataReportText {
    private static final int FILES = 3;
    private static final String PATIENTS =
            "Pictures were compared, not patients: that other pictures of the same patient are in two"
                    + " parts is not excluded.";

    private DataReportText() {}

    /** The lines; those of problems that may spoil the training begin with "Warning:". */
    public static List<String> lines(DataReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Check of the data"
                        + (report.folder() == null
                                ? ""
                                : " in " + LocalNames.name(report.folder())));
        for (PartReport part : report.parts()) lines.add("  " + line(part));
        lines.addAll(report.notes());
        for (Problem problem : report.problems()) lines.add(line(report, problem));
        if (report.problems().isEmpty()) lines.add("No problems found.");
        lines.add(PATIENTS);
        lines.add("Expected: " + report.estimate().inWords() + ".");
        return List.copyOf(lines);
    }

    private static String line(PartReport part) {
        String share =
                Double.isNaN(part.share())
                        ? ""
                        : String.format(Locale.ROOT, " (%.0f %%)", 100 * part.share());
        return part.name()
                + ": "
                + Words.images(part.images())
                + share
                + ", "
                + part.sizesInWords()
                + ", "
                + part.depthsInWords()
                + ", gray values "
                + part.graysInWords();
    }

    private static String line(DataReport report, Problem problem) {
        String word =
                switch (problem.severity()) {
                    case SEVERE -> "Warning: severe: ";
                    case WARNING -> "Warning: ";
                    case NOTE -> "Note: ";
                };
        if (problem.files().isEmpty()) return word + problem.sentence();
        int more = problem.files().size() - FILES;
        return word
                + problem.sentence()
                + (problem.files().size() == 1 ? " File: " : " Files: ")
                + problem.files().stream()
                        .limit(FILES)
                        .map(group -> names(report, group))
                        .collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more." : ".");
    }

    /** The files of an entry; those of the same picture with "=" between them. */
    private static String names(DataReport report, List<Path> files) {
        return files.stream().map(report::shortName).collect(Collectors.joining(" = "));
    }
}
