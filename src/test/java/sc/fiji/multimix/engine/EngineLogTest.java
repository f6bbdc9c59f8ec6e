// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class EngineLogTest {
    private final Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    private final Logger engine = (Logger) LoggerFactory.getLogger("ai.djl");
    private final Logger cuda = (Logger) LoggerFactory.getLogger("ai.djl.util.cuda.CudaUtils");
    private Level rootLevel;
    private Level engineLevel;

    @BeforeEach
    void logEverything() {
        rootLevel = root.getLevel();
        engineLevel = engine.getLevel();
        root.setLevel(Level.DEBUG); // Logback's default, as in Fiji
        engine.setLevel(null);
    }

    @AfterEach
    void restore() {
        root.setLevel(rootLevel);
        engine.setLevel(engineLevel);
    }

    @Test
    void warningsOfMissingCudaDoNotReachTheUser() {
        assertTrue(cuda.isWarnEnabled());
        EngineLog.showErrorsOnly();
        assertFalse(cuda.isWarnEnabled());
        assertTrue(cuda.isErrorEnabled());
    }

    @Test
    void otherLoggersKeepTheirLevel() {
        EngineLog.showErrorsOnly();
        assertTrue(root.isDebugEnabled());
    }

    @Test
    void levelThatTheUserHasSetStays() {
        engine.setLevel(Level.INFO);
        EngineLog.showErrorsOnly();
        assertTrue(cuda.isInfoEnabled());
        assertFalse(cuda.isDebugEnabled());
    }

    @Test
    void propertiesOfOtherLoggersAreSetUnlessTheUserHas() {
        Properties properties = new Properties();
        properties.setProperty("org.slf4j.simpleLogger.log.ai.djl", "debug");
        EngineLog.setDefaults(properties);
        assertEquals("debug", properties.getProperty("org.slf4j.simpleLogger.log.ai.djl"));
        assertEquals("ERROR", properties.getProperty("slf4j.internal.verbosity"));
    }
}
