// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.privacy;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import sc.fiji.multimix.command.AppProcess;
import sc.fiji.multimix.command.MultiMixApp;
import sc.fiji.multimix.image.TestDicom;

/**
 * The packaged suite without a network, for a user and in a folder with telling names: Java refuses
 * connections and records them ({@link RefusedNetwork}), and where Linux allows it the process is
 * in an empty network namespace as well, native libraries included.
 *
 * @param folder below which everything lies that the user has chosen
 * @param home the user's
 * @param namespace whether there is a namespace
 */
record OfflineApp(Path folder, Path home, boolean namespace) {
    static final String FOLDER = "DOSSIER-ZYX-folder";
    static final String USER = "prof-xyzzy-user";
    static final String HOME = "zyxhome-of-xyzzy";
    private static final String COMPUTER = "ward-7-xyzzy-host";

    private static final List<String> IN_NAMESPACE = List.of("unshare", "--map-root-user", "--net");

    /** Makes the folders. */
    static OfflineApp in(Path temporary) throws IOException, InterruptedException {
        Path root = temporary.toRealPath();
        Path home = Files.createDirectories(root.resolve(HOME));
        // the engine's libraries need not be unpacked again
        String cache = System.getenv("DJL_CACHE_DIR");
        Path unpacked =
                cache == null
                        ? Path.of(System.getProperty("user.home"), ".djl.ai")
                        : Path.of(cache);
        if (Files.isDirectory(unpacked)) link(home.resolve(".djl.ai"), unpacked);
        return new OfflineApp(
                Files.createDirectories(root.resolve(FOLDER)), home, canUnshare(root));
    }

    /** Where links are not allowed, as on Windows, the engine is unpacked again. */
    private static void link(Path link, Path target) {
        try {
            Files.createSymbolicLink(link, target);
        } catch (IOException | UnsupportedOperationException e) {
            System.Logger log = System.getLogger(OfflineApp.class.getName());
            log.log(System.Logger.Level.INFO, "The engine is unpacked again: {0}", e.toString());
        }
    }

    private static boolean canUnshare(Path folder) throws InterruptedException {
        List<String> call = new ArrayList<>(IN_NAMESPACE);
        call.add("true");
        String why;
        try {
            AppProcess tried = AppProcess.call(folder, Map.of(), call);
            if (tried.code() == 0) return true;
            why = tried.err();
        } catch (IOException e) {
            why = e.getMessage();
        }
        System.getLogger(OfflineApp.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "Without a network namespace ({0}): native libraries are not watched.",
                        why);
        return false;
    }

    /** What must not be found in anything that the suite writes. */
    Markers markers() {
        return new Markers(
                Stream.concat(TestDicom.SECRETS.stream(), Stream.of(FOLDER, USER, HOME, COMPUTER))
                        .toList());
    }

    /** The working folder of a run; not below {@link #folder()}. */
    Path folder(String run) {
        return home.resolveSibling(run);
    }

    /** The lines of a file that a run has written to its working folder. */
    List<String> lines(String run, String file) throws IOException {
        return Files.readAllLines(folder(run).resolve(file));
    }

    /** Runs the suite's program to its end; the name of the run is that of its working folder. */
    AppProcess run(String run, String... arguments)
            throws IOException, InterruptedException, URISyntaxException {
        return run(run, Map.of(), MultiMixApp.class, arguments);
    }

    /** Opens its window on a display, and closes it. */
    AppProcess open(String run, String display)
            throws IOException, InterruptedException, URISyntaxException {
        return run(run, Map.of("DISPLAY", display), WindowStart.class);
    }

    private AppProcess run(
            String run, Map<String, String> display, Class<?> program, String... arguments)
            throws IOException, InterruptedException, URISyntaxException {
        Path agent = place(ByteBuddyAgent.class);
        List<String> call = new ArrayList<>();
        if (namespace) call.addAll(IN_NAMESPACE);
        call.addAll(
                List.of(
                        AppProcess.JAVA,
                        "-javaagent:" + agent,
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-Xmx2g",
                        "-Duser.name=" + USER,
                        "-Duser.home=" + home,
                        "-D" + OfflineStart.NAMESPACE + "=" + namespace,
                        "-cp",
                        String.join(
                                File.pathSeparator,
                                AppProcess.JAR.toString(),
                                place(OfflineStart.class).toString(),
                                place(ByteBuddy.class).toString(),
                                agent.toString()),
                        OfflineStart.class.getName(),
                        program.getName()));
        call.addAll(List.of(arguments));
        Map<String, String> environment = new HashMap<>(display);
        environment.put("DJL_CACHE_DIR", home.resolve(".djl.ai").toString());
        for (String name : List.of("HOME", "USERPROFILE")) environment.put(name, home.toString());
        for (String name : List.of("USER", "LOGNAME", "USERNAME")) environment.put(name, USER);
        for (String name : List.of("HOSTNAME", "COMPUTERNAME")) environment.put(name, COMPUTER);
        return AppProcess.call(Files.createDirectory(folder(run)), environment, call);
    }

    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
