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

    @Test
    void hostileFieldsAreNeutralAndComeBack() {
        for (String field :
                List.of(
                        "=cmd|'/c calc'!A0",
                        "'=1",
                        "''=1",
                        " =1",
                        "\t=1",
                        "\tx",
                        "\0=1",
                        "\u00a0+1",
                        "\ufeff@x",
                        "\uff1d1+1",
                        "-1-1",
                        "- 0.5")) {
            String neutral = CsvRow.neutral(field);
            assertEquals("'" + field, neutral);
            assertEquals(field, CsvRow.original(neutral));
        }
        for (String field : List.of("-0.5", "+1e-7", "'-0.5", "'a", "a=1", "1-1", "'", ""))
            assertEquals(field, CsvRow.original(CsvRow.neutral(field)), field);
    }

    @Test
    void aLongNumberTakesNoTime() {
        String field = "-" + "1".repeat(1_000_000) + "x";
        assertEquals("'" + field, CsvRow.neutral(field));
    }
}
