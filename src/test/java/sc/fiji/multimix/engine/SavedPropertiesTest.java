// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class SavedPropertiesTest {
    @Test
    void changesAreUndone() {
        Properties properties = new Properties();
        properties.setProperty("changed", "before");
        properties.setProperty("removed", "before");
        properties.setProperty("other", "before");
        Properties wanted = new Properties();
        wanted.putAll(properties);
        SavedProperties saved = SavedProperties.of(properties, "changed", "removed", "new", "not");
        properties.setProperty("changed", "now");
        properties.remove("removed");
        properties.setProperty("new", "now");
        saved.restore();
        assertEquals(wanted, properties);
    }

    @Test
    void othersAreLeftAsTheyAre() {
        Properties properties = new Properties();
        SavedProperties saved = SavedProperties.of(properties, "one");
        properties.setProperty("other", "now");
        saved.restore();
        assertEquals("now", properties.getProperty("other"));
    }
}
