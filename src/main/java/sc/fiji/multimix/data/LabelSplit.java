// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which of the labeled images train with their labels, which validate, and which count as
 * unlabeled.
 *
 * <p>Images held out for validation are not used as unlabeled ones either: the network would have
 * seen them, and the validation score that chooses the model would be too good.
 *
 * @param used labeled images for training, the classes alternating
 * @param validation images held out
 * @param rest labeled images that count as unlabeled
 */
record LabelSplit<T>(List<T> used, List<T> validation, List<T> rest) {
    /** Share of all labeled images that validates. */
    static final double VALIDATION_SHARE = 0.2;

    /** More do not make the score much surer, but each epoch longer. */
    static final int MAX_VALIDATION = 200;

    /**
     * Draws a split, the same for the same random state.
     *
     * @param classes labeled images of each class; masks are one class
     * @param budget number of labels to use, 0 = all
     * @param holdOut whether to hold out images for validation
     * @throws IllegalArgumentException if there are too few images; the message says how many
     */
    static <T> LabelSplit<T> of(
            List<List<T>> classes, int budget, boolean holdOut, SplittableRandom random) {
        List<List<T>> shuffled = classes.stream().map(images -> shuffle(images, random)).toList();
        int total = classes.stream().mapToInt(List::size).sum();
        if (budget > total)
            throw new IllegalArgumentException(
                    budget + " labeled images are asked for, but there are only " + total);
        if (budget > 0 && budget < classes.size())
            throw new IllegalArgumentException(
                    budget
                            + " labeled images are asked for, but there are "
                            + classes.size()
                            + " classes: each needs one");
        if (!holdOut) {
            Piles<T> piles = new Piles<>(shuffled);
            return new LabelSplit<>(
                    piles.deal(budget == 0 ? total : budget), List.of(), piles.all());
        }
        return budget > 0 ? outside(shuffled, budget, total) : inside(shuffled, budget);
    }

    /** Holds out images outside the budget; inside it if too few are outside. */
    private static <T> LabelSplit<T> outside(List<List<T>> classes, int budget, int total) {
        int wanted = Math.max(classes.size(), validationCount(total));
        Piles<T> piles = new Piles<>(classes);
        List<T> used = piles.deal(budget);
        // Half of what is wanted is still a score, and keeps to the budget.
        if (piles.isAnyEmpty() || 2 * piles.size() < wanted) return inside(classes, budget);
        List<T> validation = piles.deal(Math.min(wanted, piles.size()));
        return new LabelSplit<>(used, validation, piles.all());
    }

    /** Holds out a fifth of every class, at least 1. */
    private static <T> LabelSplit<T> inside(List<List<T>> classes, int budget) {
        int total = classes.stream().mapToInt(List::size).sum();
        double share = (double) validationCount(total) / total;
        List<T> validation = new ArrayList<>();
        List<List<T>> others = new ArrayList<>();
        for (List<T> images : classes) {
            if (images.size() < 2)
                throw new IllegalArgumentException(
                        "a class has only "
                                + images.size()
                                + " labeled image. One must train and another one validate: add"
                                + " labeled images or a validation folder");
            int count = Math.max(1, (int) Math.round(share * images.size()));
            validation.addAll(images.subList(0, count));
            others.add(images.subList(count, images.size()));
        }
        Piles<T> piles = new Piles<>(others);
        List<T> used = piles.deal(budget == 0 ? piles.size() : Math.min(budget, piles.size()));
        return new LabelSplit<>(used, validation, piles.all());
    }

    private static int validationCount(int total) {
        return (int) Math.max(1, Math.min(MAX_VALIDATION, Math.round(VALIDATION_SHARE * total)));
    }

    private static <T> List<T> shuffle(List<T> images, SplittableRandom random) {
        List<T> shuffled = new ArrayList<>(images);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            T swapped = shuffled.set(i, shuffled.get(j));
            shuffled.set(j, swapped);
        }
        return shuffled;
    }

    /** The images of each class not yet dealt. */
    private static final class Piles<T> {
        private final List<Deque<T>> piles = new ArrayList<>();

        Piles(List<List<T>> classes) {
            for (List<T> images : classes) piles.add(new ArrayDeque<>(images));
        }

        int size() {
            return piles.stream().mapToInt(Deque::size).sum();
        }

        boolean isAnyEmpty() {
            return piles.stream().anyMatch(Deque::isEmpty);
        }

        /** Takes images class by class in turn; a class that has run out is passed over. */
        List<T> deal(int count) {
            List<T> dealt = new ArrayList<>();
            for (int k = 0; dealt.size() < count; k++) {
                Deque<T> pile = piles.get(k % piles.size());
                if (!pile.isEmpty()) dealt.add(pile.poll());
            }
            return dealt;
        }

        List<T> all() {
            return deal(size());
        }
    }
}
