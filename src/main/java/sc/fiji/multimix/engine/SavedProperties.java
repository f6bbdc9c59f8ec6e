// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Properties as they were, to be put back after a change that is for a while.
 *
 * @param properties to put them back into
 * @param values null for one that was not set
 */
record SavedProperties(Properties properties, Map<String, String> values) {
    /** Saves some, whether they are set or not. */
    static SavedProperties of(Properties properties, String... keys) {
        Map<String, String> values = new HashMap<>();
        for (String key : keys) values.put(key, properties.getProperty(key));
        return new SavedProperties(properties, values);
    }

    /** Puts them back. */
    void restore() {
        values.forEach(
                (key, value) -> {
                    if (value == null) properties.remove(key);
                    else properties.setProperty(key, value);
                });
    }
}
