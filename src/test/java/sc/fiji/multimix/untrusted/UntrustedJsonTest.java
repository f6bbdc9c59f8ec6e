// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.untrusted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.util.List;
import org.junit.jupiter.api.Test;

class UntrustedJsonTest {
    private record Numbers(int whole, double real, List<String> names) {
        Numbers {
            if (whole < 0) throw new IllegalArgumentException("whole must not be negative");
        }
    }

    private static Numbers read(String json) throws BadContentException {
        return UntrustedJson.read(new Gson(), json, Numbers.class);
    }

    private static void refused(String json, String reason) {
        String message = assertThrows(BadContentException.class, () -> read(json)).getMessage();
        assertTrue(message.contains(reason), message);
        assertTrue(message.length() < 400, message);
    }

    @Test
    void readsAnObject() throws BadContentException {
        assertEquals(
                new Numbers(3, -1e-300, List.of("a", "ü")),
                read(
                        "{\"whole\": 3, \"real\": -1e-300, \"names\": [\"a\", \"\\u00fc\"], \"x\": 1}"));
        assertTrue(Double.isNaN(read("{\"real\": NaN}").real()));
    }

    @Test
    void refusesWhatDoesNotFit() {
        refused("{\"whole\": -1}", "must not be negative");
        refused("{\"whole\": \"many\"}", "many");
        refused("{\"whole\": [" + "1,".repeat(100_000) + "1]}", "Expected");
        refused("{\"whole\": \"" + "x".repeat(100_000) + "\"}", "xxx...");
        refused("{\"whole\": 1", "no JSON");
        refused("", "no JSON");
        refused("{} {}", "no JSON");
        refused("{\"acc\\uracy\": 1}", "no JSON");
    }

    @Test
    void refusesWhatIsTooDeep() throws BadContentException {
        String fits = "[".repeat(UntrustedJson.DEEPEST) + "]".repeat(UntrustedJson.DEEPEST);
        assertTrue(UntrustedJson.parse(fits).isJsonArray());
        refused("[" + fits + "]", "inside each other");
        refused(
                "{\"names\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                "inside each other");
    }

    @Test
    void refusesNumbersThatTakeForEver() {
        refused("{\"whole\": 1e999999999}", "1e999999999 is too long");
        refused("{\"whole\": 1E-99999}", "too long");
        refused("{\"whole\": " + "9".repeat(10_000) + "}", "");
    }
}
