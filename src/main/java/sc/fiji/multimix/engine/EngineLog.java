// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Deep Java Library logs: errors only. Its warnings, for example of a missing CUDA run-time,
 * are no news to a user; {@link DeviceSelection} says what matters in one sentence.
 */
final class EngineLog {
    private static final String NAME = "ai.djl";

    private EngineLog() {}

    /**
     * Lets errors pass only, unless the user has chosen a level; for Logback (in Fiji), SLF4J's
     * simple logger and no logger at all (in plain ImageJ).
     */
    static void showErrorsOnly() {
        setDefaults(System.getProperties());
        Logger logger = LoggerFactory.getLogger(NAME);
        Class<?> type = logger.getClass();
        try {
            // by reflection, since Logback need not be there
            if (type.getMethod("getLevel").invoke(logger) != null) return;
            Class<?> level = type.getMethod("getLevel").getReturnType();
            type.getMethod("setLevel", level).invoke(logger, level.getField("ERROR").get(null));
        } catch (ReflectiveOperationException e) {
            // not Logback: the properties do it, or the user's own settings
            return;
        }
    }

    /** Of the simple logger, and of SLF4J's own words about a logger that is missing. */
    static void setDefaults(Properties properties) {
        properties.putIfAbsent("org.slf4j.simpleLogger.log." + NAME, "error");
        properties.putIfAbsent("slf4j.internal.verbosity", "ERROR");
    }
}
