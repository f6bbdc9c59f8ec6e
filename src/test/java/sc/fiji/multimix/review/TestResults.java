// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import sc.fiji.multimix.inference.Classification;
import sc.fiji.multimix.inference.ResultsTableFile;
import sc.fiji.multimix.inference.TestFiles;

/** A folder of images, its results and data folders, as MultiMix Analyze Folder leaves them. */
public final class TestResults {
    private static final List<String> CLASSES = List.of("NORMAL", "PNEUMONIA");

    public final Path images;
    public final Path results;
    public final Path segmentation;
    public final Path classification;

    /** Three single images, of which the last is damaged, and a stack of two slices. */
    public TestResults(Path folder) throws IOException {
        images = folder.resolve("in");
        results = folder.resolve("out");
        segmentation = Files.createDirectories(folder.resolve("lungs"));
        classification = folder.resolve("chest");
        Files.createDirectories(classification.resolve("NORMAL"));
        TestFiles.gray(images.resolve("a.png"), 20, 16);
        TestFiles.gray(images.resolve("sub/b.png"), 20, 17);
        Files.writeString(images.resolve("bad.png"), "no image");
        TestFiles.stack(images.resolve("films.tif"), 20, 16, 2);
        Path table = results.resolve("results.csv");
        try (ResultsTableFile rows = ResultsTableFile.create(table, CLASSES)) {
            rows.add("a.png", of(0.9f, 0.1f), 0.25, "");
            rows.addError("bad.png", "it is damaged, sorry");
            rows.add("films.tif#1", of(0.4f, 0.6f), 0.5, "");
            rows.add("films.tif#2", of(0.7f, 0.3f), 0.125, "");
            rows.add("sub/b.png", of(0.2f, 0.8f), 0.75, "");
        }
    }

    private static Classification of(float normal, float pneumonia) {
        return new Classification(CLASSES, List.of(normal, pneumonia));
    }

    public ReviewTable table() throws IOException {
        return ReviewTable.read(results, images);
    }

    public ReviewSession session() throws IOException {
        return new ReviewSession(
                table(),
                ReviewLog.open(results),
                new CorrectedLabels(segmentation, classification));
    }

    /** The case of a row. */
    public ReviewCase find(String name) throws IOException {
        return table().cases().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
