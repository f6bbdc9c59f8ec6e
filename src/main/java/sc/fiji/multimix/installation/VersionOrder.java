// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

/** Which of two versions is the newer one. */
final class VersionOrder {
    private static final String SEPARATORS = "[.\\-_+]";

    private VersionOrder() {}

    /**
     * Compares number by number; what is missing counts as 0, and words do not count.
     *
     * @return negative if the first is older, 0 if none is newer or the first is not known
     */
    static int compare(String version, String other) {
        if (version.isEmpty() || !Character.isDigit(version.charAt(0))) return 0;
        String[] first = version.split(SEPARATORS, -1);
        String[] second = other.split(SEPARATORS, -1);
        for (int i = 0; i < Math.max(first.length, second.length); i++) {
            int order = Long.compare(number(first, i), number(second, i));
            if (order != 0) return order;
        }
        return 0;
    }

    private static long number(String[] parts, int index) {
        return index < parts.length && parts[index].matches("\\d{1,18}")
                ? Long.parseLong(parts[index])
                : 0;
    }
}
