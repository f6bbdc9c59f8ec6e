// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parameters of a network: named float32 arrays with their shapes, in C order (the last index
 * runs fastest), in the order in which they were put. Values are not copied.
 */
public final class Weights {
    private final Map<String, int[]> shapes = new LinkedHashMap<>();
    private final Map<String, float[]> values = new LinkedHashMap<>();

    /**
     * Adds an array.
     *
     * @param name unique; letters, digits and {@code . _ - /}
     * @param shape sizes of the dimensions; empty for a single number
     * @param array the values, as many as the shape says
     * @return this
     * @throws IllegalArgumentException if the name is taken or not usable, or the number of values
     *     does not fit the shape
     */
    public Weights put(String name, int[] shape, float[] array) {
        if (!name.matches("[A-Za-z0-9._/-]+"))
            throw new IllegalArgumentException(
                    "The array's name '" + name + "' must be of letters, digits and . _ - / only.");
        if (shapes.containsKey(name))
            throw new IllegalArgumentException("There are two arrays named '" + name + "'.");
        if (count(shape) != array.length)
            throw new IllegalArgumentException(
                    "The array '"
                            + name
                            + "' of shape "
                            + Arrays.toString(shape)
                            + " needs "
                            + count(shape)
                            + " values, but has "
                            + array.length
                            + ".");
        shapes.put(name, shape.clone());
        values.put(name, array);
        return this;
    }

    /** Names of the arrays. */
    public Set<String> names() {
        return Collections.unmodifiableSet(shapes.keySet());
    }

    /** Shape of each array. */
    public Map<String, int[]> shapes() {
        Map<String, int[]> copy = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> copy.put(name, shape.clone()));
        return copy;
    }

    /** Shape of one array. */
    public int[] shape(String name) {
        return known(shapes, name).clone();
    }

    /** Values of one array, not copied. */
    public float[] values(String name) {
        return known(values, name);
    }

    /** Whether the arrays have the same names, shapes and values as others. */
    public boolean hasValuesOf(Weights other) {
        return names().equals(other.names())
                && names().stream()
                        .allMatch(
                                name ->
                                        Arrays.equals(shape(name), other.shape(name))
                                                && Arrays.equals(values(name), other.values(name)));
    }

    /** Number of values in all arrays. */
    public long size() {
        return values.values().stream().mapToLong(array -> array.length).sum();
    }

    /**
     * Checks that these are the arrays of a network.
     *
     * @param expected shape of each of the network's arrays
     * @throws IllegalArgumentException if arrays are missing, unknown or of another shape
     */
    public void check(Map<String, int[]> expected) {
        String missing =
                expected.keySet().stream()
                        .filter(name -> !shapes.containsKey(name))
                        .collect(Collectors.joining(", "));
        if (!missing.isEmpty())
            throw new IllegalArgumentException("The network needs the missing arrays: " + missing);
        String unknown =
                shapes.keySet().stream()
                        .filter(name -> !expected.containsKey(name))
                        .collect(Collectors.joining(", "));
        if (!unknown.isEmpty())
            throw new IllegalArgumentException("The network has no place for arrays: " + unknown);
        expected.forEach(this::check);
    }

    /**
     * Checks the shape of one array.
     *
     * @throws IllegalArgumentException if there is no such array or it has another shape
     */
    public void check(String name, int... expected) {
        int[] shape = known(shapes, name);
        if (!Arrays.equals(expected, shape))
            throw new IllegalArgumentException(
                    "The array '"
                            + name
                            + "' must have the shape "
                            + Arrays.toString(expected)
                            + ", but has "
                            + Arrays.toString(shape)
                            + ".");
    }

    /**
     * Checks that all values are numbers.
     *
     * @throws IllegalArgumentException if a value is infinite or NaN
     */
    public void checkFinite() {
        values.forEach(
                (name, array) -> {
                    for (float value : array)
                        if (!Float.isFinite(value))
                            throw new IllegalArgumentException(
                                    "The array '"
                                            + name
                                            + "' holds "
                                            + value
                                            + ": the training diverged or the file is damaged.");
                });
    }

    /** Number of values of a shape. */
    static long count(int... shape) {
        long count = 1;
        for (int size : shape) count = Math.multiplyExact(count, (long) size);
        return count;
    }

    private static <T> T known(Map<String, T> arrays, String name) {
        T array = arrays.get(name);
        if (array == null)
            throw new IllegalArgumentException(
                    "There is no array '" + name + "', only " + arrays.keySet());
        return array;
    }
}
