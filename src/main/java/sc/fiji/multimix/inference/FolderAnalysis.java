// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import sc.fiji.multimix.image.ImageFolder;
import sc.fiji.multimix.image.RealPath;
import sc.fiji.multimix.network.Prediction.Part;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * Analyses all images of a folder and its subfolders and writes {@code results.csv}, {@code
 * masks/NAME.png}, {@code overlays/NAME.png} and, on request, {@code saliency/NAME.tif}; subfolders
 * are followed in the results too. A file that cannot be analysed is a row with its error, and the
 * work goes on. A stack has a row per slice, named {@code NAME.tif#SLICE}.
 */
public final class FolderAnalysis {
    private final Predictor predictor;
    private final Path input;
    private final Path output;
    private final boolean saliency;
    private final Set<Part> parts;
    private final IntFunction<FolderThreads> threads;
    private int images;
    private int failures;
    private int warnings;

    /**
     * An analysis.
     *
     * @param input folder with images
     * @param output folder for the results; made if it is missing
     * @param saliency whether saliency maps are wanted
     */
    public FolderAnalysis(Predictor predictor, Path input, Path output, boolean saliency) {
        this(
                predictor,
                input,
                output,
                saliency,
                files -> FolderThreads.of(files, predictor.isOnGpu()));
    }

    /**
     * The same.
     *
     * @param threads for a number of files
     */
    FolderAnalysis(
            Predictor predictor,
            Path input,
            Path output,
            boolean saliency,
            IntFunction<FolderThreads> threads) {
        this.threads = threads;
        this.predictor = predictor;
        this.input = input;
        this.output = output;
        this.saliency = saliency;
        parts = EnumSet.copyOf(predictor.parts());
        if (!saliency) parts.remove(Part.SALIENCY);
    }

    /**
     * Does the work.
     *
     * @throws IllegalArgumentException if saliency maps are wanted of a model without classes
     * @throws IOException if the input is missing or has no images, or the output cannot be written
     * @throws java.util.concurrent.CancellationException if the listener cancels; the rows of the
     *     files that are done stay
     */
    public FolderSummary run(ProgressListener listener) throws IOException {
        if (saliency) predictor.require(Part.SALIENCY);
        List<FolderFile> files = named(paths());
        for (Part part : List.of(Part.MASK, Part.CLASS))
            if (!predictor.has(part)) listener.log(predictor.lack(part));
        String lack = new InputCheck(predictor.description()).lack();
        if (lack != null) listener.log(lack);
        Path table = output.resolve("results.csv");
        try (ResultsTableFile rows = ResultsTableFile.create(table, predictor.classNames())) {
            FolderPipeline.Results results =
                    new FolderPipeline.Results() {
                        @Override
                        public void add(FolderFile file, FileResult result) throws IOException {
                            FolderAnalysis.this.add(rows, file, result);
                        }

                        @Override
                        public void next(FolderFile file) {
                            listener.progress(
                                    "Analyzing "
                                            + (images + 1)
                                            + " of "
                                            + files.size()
                                            + ": "
                                            + file.name(),
                                    (double) images / files.size());
                        }
                    };
            FileAnalysis analysis =
                    new RetriedAnalysis(
                            new ImageAnalysis(predictor, parts, output), PixelBudget.ofMemory());
            FolderPipeline.run(files, analysis, threads.apply(files.size()), listener, results);
        }
        listener.progress("Analyzed " + files.size() + " images", 1);
        return new FolderSummary(table, images, failures, warnings);
    }

    /** The files, named in their order, those that cannot be read too: repairs rename no other. */
    private List<FolderFile> named(List<Path> paths) {
        ResultNames names = new ResultNames();
        List<FolderFile> files = new ArrayList<>();
        for (Path path : paths) {
            String name = ImageFolder.relativeName(input, path);
            files.add(new FolderFile(path, name, names.next(name)));
        }
        return files;
    }

    /** The images below the input, without those that an earlier analysis wrote. */
    private List<Path> paths() throws IOException {
        List<Path> files = ImageFolder.listNonEmpty(input, true);
        Path source = input.toRealPath();
        Path results = RealPath.of(output);
        if (source.equals(results))
            throw new IOException(
                    "Input and output are the same folder, " + input + ". Choose another output.");
        if (source.startsWith(results))
            throw new IOException(
                    "The input "
                            + input
                            + " lies inside the output "
                            + output
                            + ", where results could replace your files. Choose another output,"
                            + " for example "
                            + output.resolve("results")
                            + ".");
        if (!results.startsWith(source)) return files;
        Path inside = input.resolve(source.relativize(results));
        List<Path> others = files.stream().filter(file -> !file.startsWith(inside)).toList();
        if (others.isEmpty())
            throw new IOException(
                    "No images in the folder "
                            + input
                            + " but the results of an earlier analysis in "
                            + output
                            + ".");
        return others;
    }

    private void add(ResultsTableFile table, FolderFile file, FileResult result)
            throws IOException {
        images++;
        if (result.failure() != null) {
            failures++;
            table.addError(file.name(), result.error(file.path()));
            return;
        }
        for (FileResult.Row row : result.rows()) {
            if (!row.warning().isEmpty()) warnings++;
            table.add(row.image(), row.classification(), row.foreground(), row.warning());
        }
    }
}
