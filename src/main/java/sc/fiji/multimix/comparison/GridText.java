// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import sc.fiji.multimix.training.TrainingSystem;

/** Lists as macros write them: entries between commas; spaces around them do not count. */
final class GridText {
    private GridText() {}

    /**
     * Systems by their names, in any case: "MultiMix, U-Net"; "all" for all.
     *
     * @throws IllegalArgumentException if an entry is no system; names it
     */
    static List<TrainingSystem> systems(String text) {
        if (text.strip().equalsIgnoreCase("all")) return List.of(TrainingSystem.values());
        Set<TrainingSystem> systems = new LinkedHashSet<>();
        for (String entry : entries("systems", text, "MultiMix,UMTL, or all"))
            systems.add(system(entry));
        return List.copyOf(systems);
    }

    private static TrainingSystem system(String entry) {
        for (TrainingSystem system : TrainingSystem.values())
            if (system.toString().equalsIgnoreCase(entry)) return system;
        throw new IllegalArgumentException(
                "'systems' has the entry '"
                        + entry
                        + "', which is none. The systems are: "
                        + String.join(
                                ", ",
                                Arrays.stream(TrainingSystem.values())
                                        .map(TrainingSystem::toString)
                                        .toList())
                        + "; or write all.");
    }

    /**
     * Budgets: "10,50,0" or "10,50,full"; 0, "all" and "full" are all that is there.
     *
     * @param key name of the list, for messages
     * @throws IllegalArgumentException if an entry is no budget; names it
     */
    static List<Integer> budgets(String key, String text) {
        Set<Integer> budgets = new LinkedHashSet<>();
        for (String entry : entries(key, text, "10,50,0 where 0 stands for all"))
            budgets.add(budget(key, entry));
        return List.copyOf(budgets);
    }

    private static int budget(String key, String entry) {
        if (entry.equalsIgnoreCase("all") || entry.equalsIgnoreCase("full")) return 0;
        if (entry.matches("[0-9]{1,9}")) return Integer.parseInt(entry);
        throw new IllegalArgumentException(
                "'"
                        + key
                        + "' has the entry '"
                        + entry
                        + "'. Each must be a whole number from 0, or full; 0 and full stand for"
                        + " all.");
    }

    private static List<String> entries(String key, String text, String example) {
        List<String> entries = new ArrayList<>();
        for (String entry : text.split(",", -1)) {
            if (entry.isBlank())
                throw new IllegalArgumentException(
                        "'"
                                + key
                                + "' is '"
                                + text
                                + "', with an empty entry. Write for example "
                                + example
                                + ".");
            entries.add(entry.strip());
        }
        return entries;
    }
}
