// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a person does with one command: opens an image, fills the dialog in, presses buttons.
 *
 * @param label the menu's
 * @param image to be opened before; null if the command needs none
 * @param values what is changed in the dialog, by key
 * @param buttons texts of buttons that are pressed whenever they can be while the command runs
 * @param results files and folders that the command makes
 */
record RecordedStep(
        String label,
        Path image,
        Map<String, String> values,
        List<String> buttons,
        List<Path> results) {
    /**
     * A step for each command, in an order in which each finds what it needs.
     *
     * @param home folder of the packaged suite
     * @param folder for the results
     */
    static List<RecordedStep> all(Path home, Path folder) {
        Path samples =
                folder.resolve("sample films"); // a path with a space is recorded in brackets
        Path segmentation = samples.resolve("segmentation");
        Path classification = samples.resolve("classification");
        Path image = home.resolve("sample-data/segmentation/test/images/film-0033.png");
        Path model = folder.resolve("model.zip");
        Path analysis = folder.resolve("analysis");
        Path report = folder.resolve("report");
        Path comparison = folder.resolve("comparison");
        return List.of(
                step("About", Map.of(), List.of()),
                step(
                        "Create Sample Data",
                        Map.of("output", samples + "", "images", "24"),
                        List.of(samples)),
                new RecordedStep(
                        "MultiMix Train...",
                        null,
                        Map.of(
                                "segmentation", segmentation + "",
                                "classification", classification + "",
                                "model", model + "",
                                "resolution", "32",
                                "width", "2",
                                "batch", "2",
                                "epochs", "1"),
                        List.of("Train", "Finish now"),
                        List.of(model)),
                onImage(
                        "Segment",
                        image,
                        Map.of(
                                "model", model + "",
                                "threshold", "0.4",
                                "rois", "true",
                                "measure", "true")),
                onImage("Classify", image, Map.of("model", model + "")),
                onImage("Saliency", image, Map.of("model", model + "", "target", "NORMAL")),
                onImage("Explain", image, Map.of("model", model + "", "samples", "2")),
                onImage("Show Network Input", image, Map.of("model", model + "")),
                step(
                        "Analyze Folder",
                        Map.of(
                                "input", segmentation.resolve("test/images") + "",
                                "output", analysis + "",
                                "model", model + ""),
                        List.of(analysis)),
                step(
                        "Review",
                        Map.of(
                                "results", analysis + "",
                                "images", segmentation.resolve("test/images") + "",
                                "segmentation", segmentation + "",
                                "classification", classification + ""),
                        List.of()),
                step(
                        "Evaluate",
                        Map.of(
                                "model", model + "",
                                "segmentation", segmentation + "",
                                "classification", classification + "",
                                "output", report + "",
                                "bootstrap", "100"),
                        List.of(report)),
                step(
                        "Compare Systems",
                        Map.of(
                                "segmentation", segmentation + "",
                                "classification", classification + "",
                                "output", comparison + "",
                                "systems", "U-Net",
                                "repeats", "1",
                                "resolution", "32",
                                "epochs", "1"),
                        List.of(comparison)),
                step("Check Installation", Map.of("speed", "false"), List.of()),
                step("Install GPU Support", Map.of("action", "show"), List.of()));
    }

    private static RecordedStep step(
            String command, Map<String, String> values, List<Path> results) {
        return new RecordedStep("MultiMix " + command + "...", null, values, List.of(), results);
    }

    private static RecordedStep onImage(String command, Path image, Map<String, String> values) {
        return new RecordedStep("MultiMix " + command + "...", image, values, List.of(), List.of());
    }
}
