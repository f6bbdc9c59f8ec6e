// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sc.fiji.multimix.command.AppProcess;
import sc.fiji.multimix.command.VirtualDisplay;
import sc.fiji.multimix.image.TestDicom;

/**
 * Every command is run on films of a patient, in a folder and for a user with telling names, and
 * without a network: nothing of that is in what is written, and nothing has tried to connect.
 *
 * <p>What is not searched is what the user writes himself from his own image: an image that is
 * saved keeps the header with which it was opened.
 */
class PrivacyIT {
    @TempDir private static Path temporary;
    private static OfflineApp app;
    private static Path results;
    private static AppProcess tour;
    private static AppProcess single;

    @BeforeAll
    static void runEveryCommand() throws Exception {
        app = OfflineApp.in(temporary);
        Path data = app.folder().resolve("data");
        DicomFilms.write(data, 24);
        Files.writeString(
                Markers.files(data.resolve("classification/test"))
                        .get(0)
                        .resolveSibling("broken.dcm"),
                "this is not an image");
        results = Files.createDirectory(app.folder().resolve("results"));
        Path films = data.resolve("segmentation/test/images");
        Path macro =
                Files.writeString(
                        app.folder().resolve("tour.ijm"),
                        tour(data, results, Markers.files(films).get(0)));
        tour = app.run("tour", "--headless", macro.toString());
        single =
                app.run(
                        "single",
                        "--run",
                        "MultiMix Segment",
                        "image=["
                                + Markers.files(films).get(1)
                                + "] model=["
                                + results.resolve("model.zip")
                                + "] threshold=0.01 overlay=true probability=true rois=true"
                                + " measure=true");
    }

    /** A macro that runs every command, and saves what they return. */
    private static String tour(Path data, Path results, Path film) {
        String model = " model=[" + results.resolve("model.zip") + "]";
        String folders =
                " segmentation=["
                        + data.resolve("segmentation")
                        + "] classification=["
                        + data.resolve("classification")
                        + "]";
        String images = data.resolve("classification/test").toString();
        List<String> lines = new ArrayList<>();
        lines.add(run("About", ""));
        lines.add(run("Check Installation", "speed=true"));
        lines.add(run("Install GPU Support", "action=show"));
        lines.add(
                run(
                        "Create Sample Data",
                        "output=[" + results.resolve("sample films") + "] images=24"));
        lines.add(
                run(
                        "Train",
                        folders + model + " resolution=32 width=2 batch=2 epochs=1 twin=true"));
        for (String command :
                List.of(
                        "Segment, probability=true threshold=0.01 rois=true measure=true",
                        "Classify,",
                        "Saliency, target=NORMAL",
                        "Explain, samples=2",
                        "Show Network Input,")) {
            String name = command.substring(0, command.indexOf(','));
            lines.add("open('" + film + "'); film = getImageID();");
            lines.add(run(name, command.substring(name.length() + 1) + model));
            lines.add("selectImage(film); close();");
            lines.add("while (nImages > 0) {");
            lines.add("  saveAs('Tiff', '" + results + "/" + name + "-' + nImages + '.tif');");
            lines.add("  close();");
            lines.add("}");
        }
        lines.add("saveAs('Results', '" + results.resolve("rows.csv") + "');");
        String analysis = results.resolve("analysis").toString();
        lines.add(
                run(
                        "Analyze Folder",
                        "input=[" + images + "] output=[" + analysis + "] saliency=true" + model));
        lines.add(run("Review", "results=[" + analysis + "] images=[" + images + "]"));
        lines.add(
                run(
                        "Evaluate",
                        folders
                                + model
                                + " bootstrap=100 output=["
                                + results.resolve("report")
                                + "]"));
        lines.add(
                run(
                        "Compare Systems",
                        folders
                                + " systems=Enc repeats=1 resolution=32 epochs=1 output=["
                                + results.resolve("comparison")
                                + "]"));
        return String.join("\n", lines).replace('\\', '/');
    }

    private static String run(String command, String options) {
        return "run('MultiMix " + command + "...', '" + options.strip() + "');";
    }

    @Test
    void everyCommandDoesItsWork() throws IOException {
        assertEquals(0, tour.code(), tour.err());
        assertEquals(0, single.code(), single.err());
        for (String file :
                List.of(
                        "model.zip",
                        "model.split.json",
                        "Explain-1.tif",
                        "rows.csv",
                        "analysis/results.csv",
                        "report/report.html",
                        "report/metrics.json",
                        "comparison/comparison.html"))
            assertTrue(Files.exists(results.resolve(file)), file + "\n" + tour.out());
        assertTrue(tour.out().contains("Epoch 1: loss"), tour.out());
    }

    @Test
    void noConnectionIsTried() throws IOException {
        for (String run : List.of("tour", "single")) {
            assertEquals(List.of(), tried(run), run);
            if (app.namespace()) {
                List<String> refusals = app.lines(run, OfflineStart.KERNEL);
                assertTrue(Long.parseLong(refusals.get(0)) > 0, "The kernel does not count");
                assertEquals(refusals.get(0), refusals.get(1), "of a native library in " + run);
            }
        }
    }

    /** ImageJ's own start would open a port, through which other programs give it files. */
    @Test
    void startWithWindowsOpensNoPort() throws Exception {
        VirtualDisplay.require();
        try (VirtualDisplay display = VirtualDisplay.open()) {
            AppProcess start = app.open("window", display.name());
            assertEquals(0, start.code(), start.err());
            assertEquals("A window is open.", start.out());
        }
        assertEquals(List.of(), tried("window"));
    }

    /** What the program tried; that Java itself asks for the computer's own name is not it. */
    private static List<String> tried(String run) throws IOException {
        return app.lines(run, OfflineStart.TRIED).stream()
                .filter(way -> !way.equals(RefusedNetwork.OWN_NAME))
                .toList();
    }

    /** Else the absence of records would say nothing. */
    @Test
    void eachWayOutIsRecorded() throws IOException {
        List<String> recorded = app.lines("tour", OfflineStart.CONTROL);
        for (String way :
                List.of(
                        "sun.nio.ch.Net.socket",
                        "sun.nio.ch.Net.serverSocket",
                        "java.net.InetAddress.getLocalHost",
                        "java.net.InetAddress.getAddressesFromNameService",
                        "java.net.URL.openConnection"))
            assertTrue(
                    recorded.contains(way + " for " + OfflineStart.class.getName()),
                    way + " is not in " + recorded);
    }

    @Test
    void nothingWrittenNamesPatientUserOrFolder() throws IOException {
        assertTrue(Markers.files(results).size() > 50);
        assertEquals(List.of(), app.markers().below(results));
        for (Path image : images("single"))
            assertEquals(List.of(), app.markers().in(image + "", Files.readAllBytes(image)));
        assertEquals(3, images("single").size()); // mask, probability, overlay
    }

    private static List<Path> images(String run) throws IOException {
        try (Stream<Path> files = Files.list(app.folder(run))) {
            return files.filter(file -> file.toString().endsWith(".tif")).toList();
        }
    }

    @Test
    void logNamesNeitherPatientNorUserNorFolder() throws IOException {
        for (AppProcess run : List.of(tour, single)) {
            assertFalse(run.out().isEmpty());
            assertEquals(
                    List.of(), app.markers().in("out", run.out().getBytes(StandardCharsets.UTF_8)));
            assertEquals(
                    List.of(), app.markers().in("err", run.err().getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** The search sees the header in a film, and the names that it looks for are in use. */
    @Test
    void theSearchFindsWhatIsThere() throws IOException {
        List<String> found = app.markers().below(app.folder().resolve("data"));
        for (String secret : TestDicom.SECRETS)
            assertTrue(found.stream().anyMatch(place -> place.endsWith(": " + secret)), secret);
        assertTrue(found(app.folder().resolve("tour.ijm")).contains(OfflineApp.FOLDER));
        assertEquals(
                List.of(OfflineApp.USER, OfflineApp.HOME),
                found(app.folder("tour").resolve(OfflineStart.USER)));
    }

    private static List<String> found(Path file) throws IOException {
        return app.markers().in("", Files.readAllBytes(file)).stream()
                .map(place -> place.substring(2))
                .toList();
    }
}
