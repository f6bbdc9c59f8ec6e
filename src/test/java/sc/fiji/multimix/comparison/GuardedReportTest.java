// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sc.fiji.multimix.training.TrainingListener;

class GuardedReportTest {
    private final List<String> lines = new ArrayList<>();
    private final TrainingListener listener =
            new TrainingListener() {
                @Override
                public void progress(String message, double fraction) {}

                @Override
                public void log(String line) {
                    lines.add(line);
                }
            };

    private GuardedReport failing(Throwable failure) {
        return new GuardedReport(
                () -> {
                    if (failure instanceof IOException e) throw e;
                    throw (Error) failure;
                },
                listener);
    }

    @Test
    void anInterimReportEndsNothing() {
        List<Throwable> failures =
                List.of(
                        new AccessDeniedException("tables/cells.csv"),
                        new NoClassDefFoundError("fonts"),
                        new InternalError("fonts"));
        for (Throwable failure : failures) failing(failure).interim();
        assertEquals(3, lines.size());
        assertTrue(lines.get(0).contains("Access to tables/cells.csv is denied"), lines.get(0));
        assertTrue(lines.get(1).contains("fonts"), lines.get(1));
    }

    @Test
    void theLastReportSaysThatTheTrainingsAreKept() {
        for (Throwable failure :
                List.of(new IOException("disk full"), new NoClassDefFoundError("disk full"))) {
            IOException e = assertThrows(IOException.class, () -> failing(failure).last());
            assertSame(failure, e.getCause());
            assertTrue(e.getMessage().contains("done and kept"), e.getMessage());
            assertTrue(e.getMessage().contains("disk full"), e.getMessage());
        }
    }
}
