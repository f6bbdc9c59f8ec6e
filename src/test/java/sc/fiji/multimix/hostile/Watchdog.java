// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.hostile;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Ends the program when a file takes longer than {@value #CPU_SECONDS} s of the processor, or
 * {@value #SECONDS} s in all: on a busy computer the thread may have to wait. For one thread.
 */
final class Watchdog {
    /** Exit code of a program that was ended. */
    static final int HANGS = 3;

    private static final int CPU_SECONDS = 5;
    private static final int SECONDS = 60;
    private static final long PAUSE_MILLIS = 250;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Thread watched = Thread.currentThread();
    private final PrintStream out;
    private Object what; // null while nothing is read
    private long started;
    private long cpuBefore;

    /** A watchdog of the calling thread. */
    Watchdog(PrintStream out) {
        this.out = out;
        Thread thread = new Thread(this::watch, "watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    synchronized void begin(String kind, long number) {
        what = kind + " " + number;
        started = System.nanoTime();
        cpuBefore = -1;
    }

    synchronized void end() {
        what = null;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(PAUSE_MILLIS);
                check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void check() {
        if (what == null) return;
        long cpu = threads.getThreadCpuTime(watched.getId());
        if (cpuBefore < 0) cpuBefore = cpu; // read here: it takes longer than many a file
        long seconds = (System.nanoTime() - started) / 1_000_000_000;
        if (cpu - cpuBefore < CPU_SECONDS * 1e9 && seconds < SECONDS) return;
        out.println("FAILED " + what + ": still at it after " + seconds + " s, now here:");
        for (StackTraceElement line : watched.getStackTrace()) out.println("\tat " + line);
        out.flush();
        Runtime.getRuntime().halt(HANGS);
    }
}
