// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import sc.fiji.multimix.comparison.ComparisonSamples;
import sc.fiji.multimix.data.DataSplit;
import sc.fiji.multimix.engine.GpuLibrary;
import sc.fiji.multimix.image.ImageFile;
import sc.fiji.multimix.image.ImageSamples;
import sc.fiji.multimix.image.MaskImage;
import sc.fiji.multimix.image.SourceImage;
import sc.fiji.multimix.installation.LibTorchSamples;
import sc.fiji.multimix.model.ModelFile;
import sc.fiji.multimix.model.ModelSamples;
import sc.fiji.multimix.review.ReviewLog;
import sc.fiji.multimix.review.ReviewTable;
import sc.fiji.multimix.training.CheckpointSamples;

/** Every kind of file that the suite reads; images of formats that it refuses, too. */
final class FileKinds {
    /** The kind of formats that are no images for the suite; the others are all read. */
    static final String MIXED = "mixed";

    /** Pixels up to which an image is looked at: the opening of larger ones is the test. */
    private static final long PIXELS = 1 << 18;

    private final Path folder;
    private final List<FileKind> kinds = new ArrayList<>();

    private FileKinds(Path folder) {
        this.folder = folder;
    }

    /**
     * All kinds.
     *
     * @param folder empty, for the files that some need beside theirs
     */
    static List<FileKind> all(Path folder) throws IOException {
        FileKinds kinds = new FileKinds(folder);
        kinds.addModels();
        kinds.addTexts();
        kinds.addImages();
        return kinds.kinds;
    }

    private void addModels() throws IOException {
        Mutation zip = new ZipMutation();
        add(
                "model",
                "model.zip",
                List.of(ModelSamples.tinyModel(), ModelSamples.model()),
                zip,
                ModelFile::load);
        add(
                "checkpoint",
                "model.last.zip",
                List.of(CheckpointSamples.last()),
                zip,
                CheckpointSamples::resume);
        add(
                "npz",
                "weights.npz",
                List.of(ModelSamples.weights()),
                zip,
                file -> ModelSamples.readWeights(Files.readAllBytes(file)));
        add(
                "description",
                "model.json",
                List.of(ModelSamples.description()),
                new TextMutation(),
                file -> ModelSamples.readDescription(Files.readAllBytes(file)));
        Path libraries = folder.resolve("libtorch");
        add(
                "libtorch",
                "libtorch.zip",
                List.of(LibTorchSamples.zip()),
                zip,
                file -> LibTorchSamples.unpack(file, libraries));
    }

    private void addTexts() throws IOException {
        TreeMap<String, List<String>> parts = new TreeMap<>();
        parts.put("segmentation/labeled", List.of("images/a.png", "images/ü b.tif"));
        parts.put("classification/test", List.of("NORMAL/c.dcm"));
        Path split = folder.resolve("written.split.json");
        new DataSplit("0123abcd", parts).write(split);
        text("split", "model.split.json", Files.readAllBytes(split), DataSplit::read);
        text("scores", "scores.json", ComparisonSamples.scores(), ComparisonSamples::readScores);
        Path data = Files.createDirectories(folder.resolve("data"));
        Files.writeString(data.resolve("a.png"), "12345");
        text(
                "comparison",
                "comparison.json",
                ComparisonSamples.settings(data),
                file -> ComparisonSamples.readSettings(file, data));
        text("results", "results.csv", bytes(RESULTS), file -> ReviewTable.read(file, data));
        text("review", "review.csv", bytes(REVIEW), file -> ReviewLog.open(file.getParent()));
        Path settings = Files.createDirectories(folder.resolve("settings"));
        new GpuLibrary(folder.resolve("lib ü"), true, "it failed").remember(settings);
        text(
                "gpu",
                "multimix-gpu.properties",
                Files.readAllBytes(settings.resolve("multimix-gpu.properties")),
                file -> GpuLibrary.remembered(file.getParent()));
    }

    private static final String RESULTS =
            """
            file,class,confidence,p_NORMAL,p_PNEUMONIA,foreground_fraction,warning,error
            a.png,NORMAL,0.900000,0.900000,0.100000,0.250000,,
            sub/b c.png,PNEUMONIA,0.8,0.2,0.8,0.75,"inverted, perhaps",
            films.tif#1,NORMAL,0.6,0.6,0.4,0.5,,
            films.tif#2,'=A,1,1,0,1,,
            bad.png,,,,,,,"it is ""damaged"", sorry"
            """;

    private static final String REVIEW =
            """
            file,slice,decision,old_class,new_class,saved_as,time
            a.png,0,accepted,NORMAL,,,2026-01-02T03:04:05Z
            """;

    private void addImages() throws IOException {
        image("png", "x.png", ImageSamples.png());
        image("bmp", "x.bmp", ImageSamples.bmp());
        image("jpeg", "x.jpg", ImageSamples.jpeg());
        image("gif", "x.gif", ImageSamples.gif());
        image("tiff", "x.tif", ImageSamples.tiff());
        image("dicom", "x.dcm", ImageSamples.dicom());
        image("portable", "x.pgm", ImageSamples.portableMap());
        image("fits", "x.fits", ImageSamples.fits());
        List<byte[]> each = new ArrayList<>(ImageSamples.foreign());
        each.add(ModelSamples.tinyModel());
        each.add(bytes("\u00ac\u00ed\0\u0005sr\0\u0013java.util.ArrayList"));
        for (List<byte[]> files :
                List.of(
                        ImageSamples.png(),
                        ImageSamples.gif(),
                        ImageSamples.tiff(),
                        ImageSamples.dicom(),
                        ImageSamples.portableMap(),
                        ImageSamples.fits())) each.add(files.get(0));
        image(MIXED, "x.img", each);
    }

    private void image(String name, String fileName, List<byte[]> files) {
        add(name, fileName, files, new ByteMutation(), FileKinds::readImage);
    }

    /** What training, analysis and evaluation do with an image or a mask. */
    private static void readImage(Path file) throws IOException {
        ImageFile.estimatePixels(file);
        ImageFile.isDicom(file);
        SourceImage image = SourceImage.open(file);
        image.pixelSize();
        if ((long) image.width() * image.height() * image.slices() > PIXELS) return;
        for (int slice = 1; slice <= image.slices(); slice++) {
            image.facts(slice);
            image.graySlice(slice);
        }
        MaskImage.read(file, file, image.width(), image.height());
    }

    private void text(String name, String fileName, byte[] file, FileKind.Reader reader) {
        add(name, fileName, List.of(file), new TextMutation(), reader);
    }

    private void add(
            String name,
            String fileName,
            List<byte[]> files,
            Mutation mutation,
            FileKind.Reader reader) {
        kinds.add(new FileKind(name, fileName, files, mutation, reader));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
