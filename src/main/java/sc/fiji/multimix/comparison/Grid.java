// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import sc.fiji.multimix.training.TrainingSystem;

/**
 * What is compared: every system at every budget, several times. A system that does not segment has
 * no budget of masks and is trained once for each budget of labels, and the reverse.
 *
 * @param systems without repetition
 * @param masks numbers of masks, 0 = all, without repetition
 * @param labels numbers of class labels, 0 = all, without repetition
 * @param repeats trainings of each, with different seeds; the paper has 5
 */
public record Grid(
        List<TrainingSystem> systems, List<Integer> masks, List<Integer> labels, int repeats) {
    /** The paper's number of repeats (Haque et al. 2021, supplement, table 3). */
    public static final int PAPER_REPEATS = 5;

    /** Checks the ranges. */
    public Grid {
        systems = List.copyOf(systems);
        masks = List.copyOf(masks);
        labels = List.copyOf(labels);
        if (systems.isEmpty()) throw new IllegalArgumentException("There is no system to compare.");
        if (masks.isEmpty() || labels.isEmpty())
            throw new IllegalArgumentException(
                    "There is no number of masks or labels (0 = all) to compare with.");
        if (repeats < 1)
            throw new IllegalArgumentException(
                    "'repeats' must be at least 1, but is " + repeats + ".");
    }

    /** Reads the lists as macros write them: see {@link GridText}. */
    public static Grid parse(String systems, String masks, String labels, int repeats) {
        return new Grid(
                GridText.systems(systems),
                GridText.budgets("masks", masks),
                GridText.budgets("labels", labels),
                repeats);
    }

    /** Whether a system segments. */
    boolean segments() {
        return systems.stream().anyMatch(TrainingSystem::segments);
    }

    /** Whether a system classifies. */
    boolean classifies() {
        return systems.stream().anyMatch(TrainingSystem::classifies);
    }

    /** The systems that are so, in words. */
    String names(Predicate<TrainingSystem> wanted) {
        return String.join(
                ", ", systems.stream().filter(wanted).map(TrainingSystem::toString).toList());
    }

    /** All settings, in the order of the tables. */
    List<Setting> settings() {
        TreeSet<Setting> settings = new TreeSet<>();
        for (TrainingSystem system : systems)
            for (int label : labels)
                for (int mask : masks) settings.add(new Setting(system, mask, label));
        return List.copyOf(settings);
    }

    /** All trainings, repeat by repeat: an early end leaves a comparison with fewer repeats. */
    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (int repeat = 1; repeat <= repeats; repeat++)
            for (Setting setting : settings()) cells.add(new Cell(setting, repeat));
        return cells;
    }
}
