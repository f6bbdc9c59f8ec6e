// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import sc.fiji.multimix.model.ModelFile;

/** Where a model is saved if its own place refuses it and nobody can be asked. */
final class FallbackPlace {
    private FallbackPlace() {}

    /**
     * Places in the user's home and in the folder of temporary files.
     *
     * @param model the wanted place
     * @return absolute, in folders that are there; of the wanted name, with a number if a training
     *     left files of that name
     */
    static List<Path> all(Path model) {
        List<Path> places = new ArrayList<>();
        for (String property : List.of("user.home", "java.io.tmpdir")) {
            Path folder = Path.of(System.getProperty(property));
            // a user without a home has it in "?"
            if (folder.isAbsolute() && Files.isDirectory(folder)) places.add(free(folder, model));
        }
        return places;
    }

    private static Path free(Path folder, Path model) {
        Path wanted = folder.resolve(model.getFileName());
        Path place = wanted;
        for (int i = 2; isTaken(place); i++) place = ModelFile.sibling(wanted, "-" + i + ".zip");
        return place;
    }

    private static boolean isTaken(Path model) {
        return Files.exists(model)
                || Stream.of(".best.zip", ".last.zip")
                        .anyMatch(ending -> Files.exists(ModelFile.sibling(model, ending)));
    }
}
