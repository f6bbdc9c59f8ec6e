// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sc.fiji.multimix.data.ClassificationFolder;
import sc.fiji.multimix.data.FolderParts;
import sc.fiji.multimix.image.FileNames;
import sc.fiji.multimix.untrusted.Excerpt;
import sc.fiji.multimix.untrusted.UntrustedName;

/** New images in the class folders of a classification folder. */
final class ClassLabels {
    private final Path root;
    private final Path training;

    ClassLabels(Path root) throws IOException {
        this.root = root;
        training = FolderParts.of(root).training();
        names(); // refuses a segmentation folder
    }

    /** Classes that have a folder. */
    List<String> names() throws IOException {
        return ClassificationFolder.classFolders(training);
    }

    SavedLabel save(ReviewCase each, String className, boolean newFolder) throws IOException {
        checkName(className, newFolder);
        try (StagedFiles stage = new StagedFiles(training)) {
            CaseCopy copy = CaseCopy.make(each, stage.folder());
            List<String> notes = new ArrayList<>();
            for (Path same : DataCopies.of(copy.file(), root)) {
                String folder = classOf(same);
                if (folder.equals(className)) return SavedLabel.there(same);
                if (!folder.isEmpty())
                    throw new IOException(
                            "The same image has the class "
                                    + folder
                                    + " already: "
                                    + same
                                    + ". If that is wrong, move the file to "
                                    + training.resolve(className)
                                    + " yourself: labels are never changed here.");
                notes.add("The same image is also " + same + "; remove it there.");
            }
            Path folder = training.resolve(className);
            String name = DataCopies.freeName(CaseCopy.baseName(each), List.of(folder));
            Path target = folder.resolve(copy.named(name));
            stage.add(copy.file(), target);
            return new SavedLabel(target, List.of(target), stage.moveAll(), notes, false);
        }
    }

    /** Class of a training image; empty for unlabeled, validation and test images. */
    private String classOf(Path file) throws IOException {
        if (!file.startsWith(training)) return "";
        String first = training.relativize(file).getName(0).toString();
        return names().contains(first) ? first : "";
    }

    private void checkName(String className, boolean newFolder) throws IOException {
        List<String> known = names();
        if (known.contains(className)) return;
        String problem = UntrustedName.problem(className);
        if (className.equals(ClassificationFolder.UNLABELED)
                || FolderParts.NAMES.contains(className))
            problem = "a folder of that name holds other images";
        if (!problem.isEmpty())
            throw new IllegalArgumentException(
                    "'"
                            + Excerpt.of(className)
                            + "' cannot be a class, since it is no name for a class's folder: "
                            + problem
                            + ".");
        for (String other : known)
            if (FileNames.key(other).equals(FileNames.key(className)))
                throw new IllegalArgumentException(
                        "'"
                                + className
                                + "' differs from the class '"
                                + other
                                + "' in upper and lower case only. Choose that one.");
        if (!newFolder || Files.exists(training.resolve(className)))
            throw new IllegalArgumentException(
                    "There is no class folder "
                            + training.resolve(className)
                            + "; the classes are: "
                            + String.join(", ", known)
                            + ".");
    }
}
