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
 * @param results folders and files that the command makes, a folder before what is in it
 * @param told what the replayed line logs, and the macro's state after it
 */
record RecordedStep(
        String label,
        Path image,
        Map<String, String> values,
        List<String> buttons,
        List<Path> results,
        List<String> told) {
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
        String none = "0 open, current none, 0 rows";
        String later = "0 open, current none, 5 rows"; // those of the measured image
        return List.of(
                step("About", Map.of(), List.of(), "Please cite:", none),
                step(
                        "Create Sample Data",
                        Map.of("output", samples + "", "images", "24"),
                        List.of(samples),
                        "24 images are in sample films",
                        none),
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
                        List.of(model),
                        List.of("Saved the model of epoch 1: model.zip", none)),
                onImage(
                        "Segment",
                        image,
                        Map.of(
                                "model", model + "",
                                "threshold", "0.4",
                                "rois", "true",
                                "measure", "true"),
                        "2 open, current binary film-0033.png (128 wide), 1 rows"),
                onImage(
                        "Classify",
                        image,
                        Map.of("model", model + ""),
                        "1 open, current film-0033.png (128 wide), 2 rows"),
                onImage(
                        "Saliency",
                        image,
                        Map.of("model", model + "", "target", "NORMAL"),
                        "2 open, current film-0033-saliency (128 wide), 2 rows"),
                onImage(
                        "Explain",
                        image,
                        Map.of("model", model + "", "samples", "2"),
                        "2 open, current film-0033-explanation (128 wide), 5 rows"),
                onImage(
                        "Show Network Input",
                        image,
                        Map.of("model", model + ""),
                        "2 open, current film-0033-network-input (32 wide), 5 rows"),
                step(
                        "Analyze Folder",
                        Map.of(
                                "input", segmentation.resolve("test/images") + "",
                                "output", analysis + "",
                                "model", model + ""),
                        List.of(analysis, analysis.resolve("results.csv")),
                        "Analyzed 4 of 4 files",
                        later),
                step(
                        "Review",
                        Map.of(
                                "results", analysis + "",
                                "images", segmentation.resolve("test/images") + "",
                                "segmentation", segmentation + "",
                                "classification", classification + ""),
                        List.of(),
                        "4 of 4 cases of results.csv",
                        later),
                step(
                        "Evaluate",
                        Map.of(
                                "model", model + "",
                                "segmentation", segmentation + "",
                                "classification", classification + "",
                                "output", report + "",
                                "bootstrap", "100"),
                        List.of(report, report.resolve("report.html")),
                        "Report: report.html",
                        later),
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
                        List.of(comparison, comparison.resolve("comparison.html")),
                        "Compared with 1 of 1 trainings",
                        later),
                step(
                        "Check Installation",
                        Map.of("speed", "false"),
                        List.of(),
                        "MultiMix installation: ",
                        later),
                step(
                        "Install GPU Support",
                        Map.of("action", "show"),
                        List.of(),
                        "GPU support",
                        later));
    }

    private static RecordedStep step(
            String command, Map<String, String> values, List<Path> results, String... told) {
        return new RecordedStep(
                "MultiMix " + command + "...", null, values, List.of(), results, List.of(told));
    }

    private static RecordedStep onImage(
            String command, Path image, Map<String, String> values, String... told) {
        return new RecordedStep(
                "MultiMix " + command + "...", image, values, List.of(), List.of(), List.of(told));
    }
}
