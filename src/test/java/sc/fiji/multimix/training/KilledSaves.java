// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sc.fiji.multimix.TestClassPath;

/**
 * Kills {@link SavingProgram} at random moments, and looks each time at what it left. As a program,
 * a soak: {@code java -cp <test class path> sc.fiji.multimix.training.KilledSaves FOLDER KILLS};
 * FOLDER is new or empty.
 */
final class KilledSaves {
    private static final int LONGEST_MILLIS = 400; // of some dozen saves
    private static final Pattern MODEL =
            Pattern.compile("model\\.zip(\\.bak)?|model\\.(best|last)\\.zip(\\.bak[0-9]*)?");
    private static final Pattern UNFINISHED =
            Pattern.compile("\\.model\\..*\\.[0-9a-f]{8}\\.multimix");

    private final Path folder;
    private final Path model;
    private final Random random = new Random(42);
    private int amidASave;

    KilledSaves(Path folder) {
        this.folder = folder;
        model = folder.resolve("model.zip");
    }

    public static void main(String[] arguments) throws Exception {
        KilledSaves kills = new KilledSaves(Files.createDirectories(Path.of(arguments[0])));
        int number = Integer.parseInt(arguments[1]);
        for (int i = 1; i <= number; i++) {
            kills.kill();
            if (i % 20 == 0) System.out.println(i + " kills, all files whole");
        }
        System.out.println(
                number
                        + " kills, of which "
                        + kills.amidASave
                        + " left a file unfinished; then a save left "
                        + kills.saveOnceMore());
    }

    /** Number of kills that left a file unfinished. */
    int amidASave() {
        return amidASave;
    }

    /**
     * Starts the program, kills it after a while and checks every file.
     *
     * @throws IOException if a file is neither of the two models, or has an unknown name
     */
    void kill() throws IOException, InterruptedException {
        Process program = start();
        try {
            awaitChange(program);
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
            if (!program.isAlive()) throw new IOException("The program ended: " + output());
        } finally {
            program.destroyForcibly().waitFor();
        }
        if (!Files.exists(model)) throw new IOException("There is no model any more.");
        boolean unfinished = false;
        Instant longAgo = Instant.now().minus(Duration.ofMinutes(2));
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (MODEL.matcher(name).matches()) {
                SavingProgram.number(file);
            } else if (UNFINISHED.matcher(name).matches()) {
                unfinished |=
                        Files.getLastModifiedTime(file).toInstant().isAfter(longAgo.plusSeconds(5));
                Files.setLastModifiedTime(file, FileTime.from(longAgo));
            } else {
                throw new IOException("What is " + file + "?");
            }
        }
        if (unfinished) amidASave++;
    }

    /** Until it has saved anything. */
    private void awaitChange(Process program) throws IOException, InterruptedException {
        FileTime before = time();
        while (program.isAlive() && time().equals(before)) Thread.sleep(5);
    }

    private FileTime time() throws IOException {
        return Files.exists(model) ? Files.getLastModifiedTime(model) : FileTime.fromMillis(0);
    }

    /**
     * Lets the program save two trainings' models to their end: the second one sees no kill.
     *
     * @return the names of all files then
     */
    List<String> saveOnceMore() throws IOException, InterruptedException {
        Process program = start("2");
        if (!program.waitFor(2, TimeUnit.MINUTES) || program.exitValue() != 0) {
            program.destroyForcibly();
            throw new IOException("The program failed: " + output());
        }
        List<String> names = new ArrayList<>();
        for (Path file : files()) names.add(file.getFileName().toString());
        return names;
    }

    private Process start(String... trainings) throws IOException {
        List<String> call =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-cp",
                                TestClassPath.current(),
                                SavingProgram.class.getName(),
                                model.toString()));
        call.addAll(List.of(trainings));
        return new ProcessBuilder(call)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    private Path log() {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    private String output() throws IOException {
        return Files.readString(log());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
