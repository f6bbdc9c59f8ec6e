// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

/**
 * Starts the engine, with the property {@code background} in another thread, and prints what it
 * runs on, or why it does not start.
 */
final class EngineStartProbe {
    private EngineStartProbe() {}

    @SuppressWarnings("SystemOut") // a program for the console
    public static void main(String[] arguments) throws InterruptedException {
        if (Boolean.getBoolean("background")) Engines.startInBackground().join();
        try {
            System.out.println(
                    "RUNS " + Engines.version() + " from " + Engines.facts().libraries());
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(EngineNotice.take().orElse("no notice"));
        try {
            Engines.device(DeviceChoice.GPU);
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.out.println("GPU: " + e.getMessage());
        }
        for (String key : new String[] {"ai.djl.offline", "PYTORCH_LIBRARY_PATH", "PYTORCH_FLAVOR"})
            System.out.println(key + "=" + System.getProperty(key));
    }
}
