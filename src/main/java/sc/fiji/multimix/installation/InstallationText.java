// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.io.File;
import java.util.List;
import java.util.Locale;
import sc.fiji.multimix.installation.Finding.State;

/**
 * The findings as plain text: the result in one line, what is wrong, then everything. It is made to
 * be passed on, so the user's home, which has his name, is written as {@code ~}.
 */
public final class InstallationText {
    private static final int WIDTH = 96;
    private static final String ADVICE = "-> ";

    private InstallationText() {}

    /** The whole text; lines are broken at about 96 letters. */
    public static String of(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        text.append("MultiMix installation: ").append(summary(findings)).append('\n');
        appendAll(text, "PROBLEMS", findings, State.PROBLEM);
        appendAll(text, "NOTES", findings, State.NOTE);
        text.append("\nWHAT WAS FOUND\n");
        for (Topic topic : Topic.values()) {
            List<Finding> ofTopic =
                    findings.stream().filter(finding -> finding.topic() == topic).toList();
            if (ofTopic.isEmpty()) continue;
            text.append("  ").append(topic.title()).append('\n');
            for (Finding finding : ofTopic)
                append(text, "    " + mark(finding.state()) + " ", finding.found());
        }
        return text.toString();
    }

    /** The result in one sentence, for example "1 problem, 2 notes." */
    public static String summary(List<Finding> findings) {
        long problems = count(findings, State.PROBLEM);
        long notes = count(findings, State.NOTE);
        if (problems + notes == 0) return "all in order.";
        return number(problems, "problem") + ", " + number(notes, "note") + ".";
    }

    /** Whether any finding is a problem. */
    public static boolean hasProblem(List<Finding> findings) {
        return count(findings, State.PROBLEM) > 0;
    }

    private static long count(List<Finding> findings, State state) {
        return findings.stream().filter(finding -> finding.state() == state).count();
    }

    private static String number(long count, String noun) {
        if (count == 0) return "no " + noun + "s";
        return String.format(Locale.ROOT, "%d %s%s", count, noun, count == 1 ? "" : "s");
    }

    private static void appendAll(
            StringBuilder text, String title, List<Finding> findings, State state) {
        if (count(findings, state) == 0) return;
        text.append('\n').append(title).append('\n');
        for (Finding finding : findings) {
            if (finding.state() != state) continue;
            append(text, "  " + finding.topic().title() + ": ", finding.found());
            if (!finding.advice().isEmpty()) append(text, "    " + ADVICE, finding.advice());
        }
    }

    private static String mark(State state) {
        return switch (state) {
            case OK -> "ok  ";
            case NOTE -> "note";
            case PROBLEM -> "BAD ";
        };
    }

    /** Appends words, broken into lines that are indented as the first one's text. */
    private static void append(StringBuilder text, String start, String words) {
        int column = start.length();
        text.append(start);
        int indent = start.isBlank() ? column : start.length() - start.stripLeading().length() + 5;
        boolean first = true;
        String home = System.getProperty("user.home");
        for (String word :
                words.replace(home + File.separator, "~" + File.separator).split(" ", -1)) {
            if (!first && column + 1 + word.length() > WIDTH) {
                text.append('\n').append(" ".repeat(indent));
                column = indent;
                first = true;
            }
            if (!first) text.append(' ');
            text.append(word);
            column += word.length() + (first ? 0 : 1);
            first = false;
        }
        text.append('\n');
    }
}
