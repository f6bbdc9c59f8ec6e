// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CommandLabelsTest {
    private final CommandLabels labels = CommandLabels.of(Contexts.current());

    @Test
    void takesLabelsInAnyCaseWithAndWithoutDots() throws CommandFailure {
        for (String label :
                new String[] {
                    "MultiMix Analyze Folder...",
                    "MultiMix Analyze Folder",
                    " multimix  ANALYZE folder.."
                }) assertEquals(AnalyzeFolderCommand.class.getName(), labels.classOf(label));
    }

    @Test
    void suggestsTheNearestForAnUnknownLabel() {
        String message =
                assertThrows(CommandFailure.class, () -> labels.classOf("MultiMix Trian"))
                        .getMessage();
        assertTrue(message.contains("Did you mean 'MultiMix Train'?"), message);
        assertTrue(message.contains("MultiMix Saliency"), message);
    }
}
