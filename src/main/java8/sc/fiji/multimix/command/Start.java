// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import java.lang.reflect.InvocationTargetException;

/**
 * The main class of {@code multimix.jar}. It is compiled for Java 8, so that an old Java can say
 * which one is needed; all else is for Java 17.
 */
public final class Start {
    private static final double NEEDED = 17;

    private Start() {}

    /**
     * Starts {@code MultiMixApp}.
     *
     * @param args the command line
     * @throws ReflectiveOperationException if it is not on the class path
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        String complaint = complaint(System.getProperty("java.specification.version"));
        if (complaint != null) {
            System.err.println("multimix: " + complaint);
            System.exit(1);
        }
        try {
            Class.forName("sc.fiji.multimix.command.MultiMixApp")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * What to say to a Java that is too old; null to others.
     *
     * @param version "1.8", "11", "17"
     */
    static String complaint(String version) {
        if (Double.parseDouble(version) >= NEEDED) return null;
        return "MultiMix needs Java 17 or newer, but this is Java "
                + version
                + " in "
                + System.getProperty("java.home");
    }
}
