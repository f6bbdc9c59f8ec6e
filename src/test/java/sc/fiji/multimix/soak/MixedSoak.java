// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntPredicate;
import sc.fiji.multimix.MultiMix;
import sc.fiji.multimix.benchmark.TemporaryFolder;
import sc.fiji.multimix.engine.DeviceChoice;

/**
 * Trainings, comparisons, predictions and analyses of folders at once, drawn at random by several
 * threads: each must give, to the last bit, what it gives alone, and something must be done every
 * minute.
 *
 * <pre>MixedSoak MINUTES [THREADS]</pre>
 *
 * <p>Exit code 0, 1 if a result differs or something fails, 2 if nothing was done for a minute;
 * what all threads do is printed then.
 */
final class MixedSoak implements AutoCloseable {
    private static final int FILMS = 4;
    private static final int SEEDS = 2;
    private static final long PATIENCE_SECONDS = 60;

    /**
     * One piece of work.
     *
     * @see SoakWork
     */
    private interface Job {
        /**
         * Does it.
         *
         * @param place a name for files that no other job uses
         * @return the result as one number
         */
        int run(String place) throws IOException;
    }

    private final MultiMix shared;
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final Map<String, Integer> answers = new LinkedHashMap<>();
    private final AtomicLong done = new AtomicLong();

    /** Does each piece of work alone, for its answer. */
    MixedSoak(Path folder) throws IOException {
        SoakWork work = new SoakWork(folder);
        shared = MultiMix.load(work.model(), DeviceChoice.CPU);
        for (int i = 0; i < FILMS; i++) {
            int film = i;
            jobs.put("prediction of film " + film, place -> work.predict(shared, film));
            jobs.put("own prediction of film " + film, place -> work.loadAndPredict(film));
        }
        jobs.put("analysis of a folder", place -> work.analyze(shared, "analysis " + place));
        jobs.put("predictions that fail", place -> zero(() -> work.failToPredict(shared)));
        jobs.put("comparison", place -> work.compare());
        for (int i = 0; i < SEEDS; i++) {
            int seed = i;
            jobs.put("training " + seed, place -> work.train(seed, "model " + place + ".zip"));
        }
        for (Map.Entry<String, Job> job : jobs.entrySet())
            answers.put(job.getKey(), job.getValue().run("alone"));
    }

    /** Work without a result. */
    private interface Task {
        void run() throws IOException;
    }

    private static int zero(Task task) throws IOException {
        task.run();
        return 0;
    }

    @SuppressWarnings("SystemOut") // a program for the console
    public static void main(String[] arguments) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(Long.parseLong(arguments[0]));
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
        try (TemporaryFolder folder = new TemporaryFolder();
                MixedSoak soak = new MixedSoak(folder.path())) {
            Thread watchdog = new Thread(soak::watch, "watchdog");
            watchdog.setDaemon(true);
            watchdog.start();
            soak.run(threads, jobsDone -> System.nanoTime() < end);
            System.out.println(soak.done() + " pieces of work, each as alone.");
        }
    }

    /** Pieces of work done besides others. */
    long done() {
        return done.get();
    }

    /**
     * Works with several threads.
     *
     * @param goesOn asked by each thread with the number of jobs that it has done
     * @throws IllegalStateException if a result is not what it is alone; tells which
     */
    void run(int threads, IntPredicate goesOn) throws InterruptedException, ExecutionException {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                futures.add(
                        executor.submit(
                                () -> {
                                    work(thread, goesOn);
                                    return null;
                                }));
            }
            for (Future<?> future : futures) future.get();
        } finally {
            executor.shutdownNow();
        }
    }

    private void work(int thread, IntPredicate goesOn) throws IOException {
        SplittableRandom random = new SplittableRandom(thread);
        List<String> names = List.copyOf(jobs.keySet());
        for (int own = 0; goesOn.test(own); own++) {
            String name = names.get(random.nextInt(names.size()));
            int found = jobs.get(name).run("of thread " + thread);
            if (found != answers.get(name))
                throw new IllegalStateException(
                        "The " + name + " is not what it is alone, in thread " + thread);
            done.incrementAndGet();
        }
    }

    @SuppressWarnings("SystemOut")
    private void watch() {
        long last = -1;
        try {
            while (last != done()) {
                last = done();
                TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        System.out.println("Nothing was done for " + PATIENCE_SECONDS + " s.");
        Thread.getAllStackTraces()
                .forEach(
                        (thread, trace) -> {
                            System.out.println(thread);
                            for (StackTraceElement line : trace) System.out.println("    " + line);
                        });
        Runtime.getRuntime().halt(2);
    }

    @Override
    public void close() {
        shared.close();
    }
}
