// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import sc.fiji.multimix.training.TrainingSystem;

/**
 * Expected time to the end of a comparison, from what finished trainings took: of the same system
 * if there are any, else of systems with the same parts, else of all, else from the one at work.
 */
final class RemainingTime {
    private record Took(TrainingSystem system, double seconds) {}

    private final List<Took> finished = new ArrayList<>();
    private List<Cell> waiting = List.of();
    private double current = Double.NaN;

    /** Learns what a training took. */
    void add(CellResult result) {
        finished.add(new Took(result.cell().setting().system(), result.seconds()));
    }

    /** Says which trainings are still to do after the one at work. */
    void start(List<Cell> waiting) {
        this.waiting = List.copyOf(waiting);
        current = Double.NaN;
    }

    /** Learns what the training at work will take. */
    void update(Duration expected) {
        current = expected.toMillis() / 1000.0;
    }

    /** Seconds to the end of all; NaN if nothing is known. */
    double seconds(Duration elapsed) {
        double sum = Math.max(0, current - elapsed.toMillis() / 1000.0);
        for (Cell cell : waiting) sum += expected(cell.setting().system());
        return sum;
    }

    /** Of the trainings that wait, once one has ended; for example "about 12 min left". */
    String afterwards() {
        double sum = 0;
        for (Cell cell : waiting) sum += expected(cell.setting().system());
        if (waiting.isEmpty() || Double.isNaN(sum)) return "";
        long minutes = Math.round(sum / 60);
        if (minutes < 1) return "less than 1 min left";
        return minutes < 60
                ? "about " + minutes + " min left"
                : String.format(
                        Locale.ROOT, "about %d h %02d min left", minutes / 60, minutes % 60);
    }

    private double expected(TrainingSystem system) {
        OptionalDouble seconds = mean(took -> took.system() == system);
        if (seconds.isEmpty())
            seconds =
                    mean(
                            took ->
                                    took.system().segments() == system.segments()
                                            && took.system().classifies() == system.classifies());
        if (seconds.isEmpty()) seconds = mean(took -> true);
        return seconds.orElse(current);
    }

    private OptionalDouble mean(Predicate<Took> wanted) {
        return finished.stream().filter(wanted).mapToDouble(Took::seconds).average();
    }

    /** Hours and minutes, or minutes and seconds; empty if nothing is known. */
    String inWords(Duration elapsed) {
        double seconds = seconds(elapsed);
        if (Double.isNaN(seconds)) return "";
        return inWords(seconds);
    }

    /** For example "2 h 05 min" or "3 min 20 s". */
    static String inWords(double seconds) {
        long whole = Math.round(seconds);
        return whole >= 3600
                ? String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60)
                : String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }
}
