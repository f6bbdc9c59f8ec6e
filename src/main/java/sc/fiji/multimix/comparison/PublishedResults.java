// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The scores that Haque et al. report, on other data than the user's: {@code published.csv}.
 *
 * <p>Source: MELBA 2021:011, supplement, tables 3 (classes of CheX, masks of JSRT) and 4 (NIHX and
 * MCU). As printed, with their inconsistencies: the Dice column of U-Net, UMTL and UMTL-SSL does
 * not fit their Jaccard column. There are none of Enc-MM.
 */
final class PublishedResults {
    private final List<Map<String, String>> rows;

    private PublishedResults(List<Map<String, String>> rows) {
        this.rows = rows;
    }

    /** Reads the table. */
    static PublishedResults read() throws IOException {
        try (InputStream in = PublishedResults.class.getResourceAsStream("published.csv")) {
            List<String> lines =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            List<String> head = List.of(lines.get(0).split(",", -1));
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] fields = line.split(",", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < fields.length; i++) row.put(head.get(i), fields[i]);
                rows.add(row);
            }
            return new PublishedResults(rows);
        }
    }

    /** Number of rows, both domains together. */
    int size() {
        return rows.size();
    }

    /**
     * What is reported for a setting, by the keys of {@link Column#all}; null if the paper does not
     * have it.
     *
     * @param classNames of the user's data; F1 is given if there are two, one called normal
     */
    Map<String, Double> find(Domain domain, Setting setting, List<String> classNames) {
        for (Map<String, String> row : rows)
            if (row.get("domain").equals(domain.fileName())
                    && row.get("model").equals(setting.system().toString())
                    && row.get("labels")
                            .equals(budget(setting.system().classifies(), setting.labels()))
                    && row.get("masks")
                            .equals(budget(setting.system().segments(), setting.masks())))
                return values(row, classNames);
        return null;
    }

    private static String budget(boolean there, int budget) {
        return there ? Integer.toString(budget) : "";
    }

    private static Map<String, Double> values(Map<String, String> row, List<String> classNames) {
        Map<String, Double> values = new HashMap<>();
        for (Metric metric : Metric.values()) {
            String name = metric == Metric.AVERAGE_HAUSDORFF ? "average_hausdorff" : metric.key();
            put(values, metric.key(), row.getOrDefault(name, ""));
        }
        int normal = normal(classNames);
        if (normal >= 0) {
            put(values, "f1_" + classNames.get(normal), row.get("f1_normal"));
            put(values, "f1_" + classNames.get(1 - normal), row.get("f1_abnormal"));
        }
        return values;
    }

    private static void put(Map<String, Double> values, String key, String text) {
        if (!text.isEmpty()) values.put(key, Double.valueOf(text));
    }

    /** Which of two classes is called normal; -1 if there are not two, or neither is. */
    private static int normal(List<String> classNames) {
        if (classNames.size() != 2) return -1;
        for (int k = 0; k < 2; k++)
            if (classNames.get(k).toLowerCase(Locale.ROOT).startsWith("normal")) return k;
        return -1;
    }
}
