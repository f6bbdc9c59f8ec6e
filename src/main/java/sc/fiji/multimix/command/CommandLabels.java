// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import java.util.Comparator;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;

/** The suite's commands by their menu labels. */
final class CommandLabels {
    private final SortedMap<String, String> classes = new TreeMap<>();

    private CommandLabels() {}

    /** The commands of this package that the context knows. */
    static CommandLabels of(Context context) {
        CommandLabels labels = new CommandLabels();
        for (CommandInfo info : context.service(CommandService.class).getCommands())
            if (info.getClassName().startsWith(CommandLabels.class.getPackageName() + "."))
                labels.classes.put(info.getLabel(), info.getClassName());
        return labels;
    }

    /**
     * The class of a command.
     *
     * @param label in any case, with or without dots
     * @throws CommandFailure if there is none; it names the nearest
     */
    String classOf(String label) throws CommandFailure {
        for (String known : classes.keySet())
            if (plain(known).equals(plain(label))) return classes.get(known);
        String nearest =
                classes.keySet().stream()
                        .min(Comparator.comparingInt(known -> distance(plain(known), plain(label))))
                        .orElse("");
        throw new CommandFailure(
                "There is no command '"
                        + label
                        + "'. Did you mean '"
                        + nearest.replace("...", "")
                        + "'? All: "
                        + String.join(", ", classes.keySet()).replace("...", "")
                        + ".");
    }

    private static String plain(String label) {
        return label.replaceAll("[.\\s]+", " ").strip().toLowerCase(Locale.ROOT);
    }

    /** Edits (insert, delete, replace a character) that turn one text into the other. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
