// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import ij.ImagePlus;
import ij.gui.Plot;
import java.util.List;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.evaluation.Evaluation;
import sc.fiji.multimix.evaluation.Outcomes;
import sc.fiji.multimix.image.PixelSize;

class EvaluationPlotsTest {
    private static final PixelSize MM = new PixelSize(0.5, 0.5, "mm");

    private final EvaluationPlots plots =
            new EvaluationPlots(
                    new Evaluation(
                            Outcomes.CLASSES,
                            List.of(
                                    Outcomes.mask("a", MM, 4, 3),
                                    Outcomes.mask("b", MM, 5, 5),
                                    Outcomes.mask("c", MM, 3, 4)),
                            Outcomes.classes(new int[] {0, 0, 1, 1}, 0.2f, 0.6f, 0.9f, 0.7f)
                                    .classes(),
                            List.of()));

    @Test
    void curvesHaveAClassEach() {
        assertEquals(3, objects(plots.roc())); // and chance
        assertEquals(2, objects(plots.precisionRecall()));
        assertEquals(2, objects(plots.reliability())); // and the diagonal
    }

    @Test
    void agreementHasImagesBiasAndLimits() {
        ImagePlus plot = plots.agreement();
        assertEquals(4, objects(plot));
        Plot made = (Plot) plot.getProperty(Plot.PROPERTY_KEY);
        assertEquals("Predicted - reference area (mm²)", made.getLabel('y'));
    }

    @Test
    void whatIsNotDefinedIsLeftOut() {
        EvaluationPlots one = new EvaluationPlots(Outcomes.classes(new int[] {1, 1}, 0.9f, 0.4f));
        assertNull(one.roc());
        assertNull(one.precisionRecall());
        assertNull(one.agreement());
        assertNotNull(one.reliability());
        assertNull(new EvaluationPlots(Outcomes.masks()).reliability());
    }

    private static int objects(ImagePlus plot) {
        Plot made = (Plot) plot.getProperty(Plot.PROPERTY_KEY);
        return made.getDataObjectDesignations().length;
    }
}
