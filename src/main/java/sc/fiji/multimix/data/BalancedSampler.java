// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.data;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * An endless order of images in which the classes take turns, so that each is equally frequent
 * however many images it has; within a class, the order is that of a {@link Sampler}.
 */
public final class BalancedSampler {
    private final List<List<Integer>> members;
    private final List<Sampler> samplers = new ArrayList<>();

    /**
     * @param labels the class of each image; classes without images take no turn
     * @param seed the training's seed
     * @param stream tells apart the orders that one training needs
     */
    public BalancedSampler(List<Integer> labels, long seed, long stream) {
        TreeMap<Integer, List<Integer>> classes = new TreeMap<>();
        for (int i = 0; i < labels.size(); i++)
            classes.computeIfAbsent(labels.get(i), label -> new ArrayList<>()).add(i);
        if (classes.isEmpty())
            throw new IllegalArgumentException("Sampling needs at least one image, but got none");
        members = List.copyOf(classes.values());
        classes.forEach(
                (label, images) ->
                        samplers.add(new Sampler(images.size(), SeedMix.mix(seed, label), stream)));
    }

    /**
     * The image at a position of the endless order.
     *
     * @param position from 0
     * @return its index, 0 to n-1
     */
    public int index(long position) {
        if (position < 0)
            throw new IllegalArgumentException("Positions start at 0, but this is " + position);
        int turn = (int) (position % members.size());
        return members.get(turn).get(samplers.get(turn).index(position / members.size()));
    }
}
