// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowTest {
    @Test
    void quotesWhatNeedsIt() {
        assertEquals(
                "a,\"b,c\",\"d \"\"e\"\"\",f g,",
                CsvRow.of(List.of("a", "b,c", "d \"e\"", "f\ng", "")));
    }

    @Test
    void formulasAreNeutralizedAndNumbersKept() {
        assertEquals(
                "'=1+1,'@x,'+a,'-a.png,-1.5,+2,-3e-05,'-",
                CsvRow.of(List.of("=1+1", "@x", "+a", "-a.png", "-1.5", "+2", "-3e-05", "-")));
    }

    @Test
    void originalTakesTheApostropheAwayAgain() {
        List<String> fields = List.of("=1+1", "@x", "-a.png", "-1.5", "'a", "'", "", "b");
        List<String> written = List.of(CsvRow.of(fields).split(",", -1));
        assertEquals(fields, written.stream().map(CsvRow::original).toList());
    }
}
