// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.review.ReviewFilter.Only;

class ReviewFilterTest {
    private static final List<ReviewCase> CASES =
            List.of(
                    reviewCase("sure", "A", 0.9, "", ""),
                    reviewCase("unsure", "B", 0.6, "", ""),
                    reviewCase("warned", "A", 0.7, "looks inverted", ""),
                    reviewCase("failed", "", Double.NaN, "", "damaged"));

    @Test
    void letsAllPassByDefault() {
        assertEquals("sure unsure warned failed", passing(ReviewFilter.ALL));
    }

    @Test
    void choosesAClass() {
        assertEquals("sure warned", passing(new ReviewFilter("A", 0, 1, Only.ALL)));
        assertEquals("", passing(new ReviewFilter("a", 0, 1, Only.ALL)));
    }

    @Test
    void boundsTheConfidenceOnBothSidesInclusively() {
        assertEquals("unsure warned", passing(new ReviewFilter("", 0, 0.7, Only.ALL)));
        assertEquals("sure warned", passing(new ReviewFilter("", 0.7, 1, Only.ALL)));
        assertEquals("warned", passing(new ReviewFilter("", 0.65, 0.8, Only.ALL)));
    }

    @Test
    void choosesErrorsWarningsAndWhatIsNotReviewed() {
        assertEquals("failed", passing(new ReviewFilter("", 0, 1, Only.ERRORS)));
        assertEquals("sure unsure warned", passing(new ReviewFilter("", 0, 1, Only.ANALYZED)));
        assertEquals("warned", passing(new ReviewFilter("", 0, 1, Only.WARNINGS)));
        assertEquals("unsure warned failed", passing(new ReviewFilter("", 0, 1, Only.UNREVIEWED)));
    }

    @Test
    void refusesImpossibleBounds() {
        for (double[] bounds : new double[][] {{-0.1, 1}, {0, 1.1}, {Double.NaN, 1}, {0.8, 0.2}})
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new ReviewFilter("", bounds[0], bounds[1], Only.ALL));
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new ReviewFilter("", 0.8, 0.2, Only.ALL))
                        .getMessage();
        assertTrue(message.contains("0.8") && message.contains("0.2"), message);
    }

    @Test
    void ordersByConfidenceAndForegroundWithMissingOnesLast() {
        assertEquals("sure unsure warned failed", names(ReviewOrder.TABLE.sort(CASES)));
        assertEquals("unsure warned sure failed", names(ReviewOrder.CONFIDENCE.sort(CASES)));
        assertEquals("sure warned unsure failed", names(ReviewOrder.FOREGROUND.sort(CASES)));
    }

    /** Those that pass, of which the sure one is reviewed. */
    private static String passing(ReviewFilter filter) {
        return names(
                CASES.stream()
                        .filter(each -> filter.passes(each, each.file().equals("sure")))
                        .toList());
    }

    private static String names(List<ReviewCase> cases) {
        return String.join(" ", cases.stream().map(ReviewCase::name).toList());
    }

    private static ReviewCase reviewCase(
            String name, String className, double confidence, String warning, String error) {
        Path file = Path.of(name);
        return new ReviewCase(
                name,
                0,
                className,
                confidence,
                List.of(),
                1 - confidence,
                warning,
                error,
                file,
                file,
                file);
    }
}
