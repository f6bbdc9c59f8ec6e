// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultNamesTest {
    @Test
    void dropsTheExtensionUnlessAnotherImageHasTheNameInAnyCase() {
        ResultNames names = new ResultNames();
        assertEquals(
                List.of("a", "a.tif", "A.dcm", "sub/a", "b.c"),
                List.of("a.png", "a.tif", "A.dcm", "sub/a.png", "b.c.png").stream()
                        .map(names::next)
                        .map(Path::toString)
                        .map(name -> name.replace('\\', '/'))
                        .toList());
    }

    /** Files of a computer that tells them apart, whose results go to one that does not. */
    @Test
    void neverGivesANameThatSomeSystemTakesForAnother() {
        ResultNames names = new ResultNames();
        assertEquals(
                List.of("A", "A.PNG", "a.PNG-2", "a.png-3", "\u00e9", "e\u0301.tif", "Σ", "ς.png"),
                List.of(
                                "A.tif",
                                "A.PNG",
                                "a.PNG",
                                "a.png",
                                "\u00e9.png",
                                "e\u0301.tif",
                                "Σ.png",
                                "ς.png")
                        .stream()
                        .map(names::next)
                        .map(Path::toString)
                        .toList());
    }
}
