// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Deletes, doubles, exchanges and replaces the words, numbers and quoted texts of JSON and tables;
 * each fifth time damages bytes.
 */
final class TextMutation implements Mutation {
    private static final Pattern TOKEN =
            Pattern.compile("\"[^\"]*\"|[-+]?[0-9][0-9.eE+-]*|\\w+|\\s+|.", Pattern.DOTALL);
    private static final int MOST_CHANGES = 4;

    private static final List<String> HOSTILE =
            List.of(
                    "0",
                    "-1",
                    "1",
                    "2",
                    "0.5",
                    "-0.5",
                    "31",
                    "33",
                    "2147483647",
                    "2147483648",
                    "-2147483649",
                    "9223372036854775808",
                    "1073741824",
                    "1e999999999",
                    "1e-999999999",
                    "-1e2147483648",
                    "0x7fffffff",
                    "NaN",
                    "Infinity",
                    "null",
                    "true",
                    "",
                    "[]",
                    "{}",
                    "[",
                    "]",
                    "{",
                    "}",
                    "\"",
                    "'",
                    ",",
                    ":",
                    ";",
                    "\n",
                    "\r",
                    "\t",
                    "\0",
                    "\"\"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\\",
                    "\ufeff",
                    "\"=cmd|'/c calc'!A0\"",
                    "=1+1",
                    "@a",
                    "'=1",
                    "\"../../../x.png\"",
                    "../../x.png",
                    "/etc/passwd",
                    "C:\\Windows\\x.png",
                    "CON",
                    "a.png#1",
                    "a.png#999999999",
                    "\"<img src=x onerror=alert(1)>\"",
                    "1:2",
                    "ı",
                    "𝒳");

    private final Mutation bytes = new ByteMutation();

    @Override
    public byte[] of(byte[] file, byte[] other, SplittableRandom random) {
        if (random.nextInt(5) == 0) return bytes.of(file, other, random);
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(new String(file, StandardCharsets.UTF_8));
        while (matcher.find()) tokens.add(matcher.group());
        for (int i = random.nextInt(1, MOST_CHANGES + 1); i > 0 && !tokens.isEmpty(); i--)
            change(tokens, random);
        return String.join("", tokens).getBytes(StandardCharsets.UTF_8);
    }

    private static void change(List<String> tokens, SplittableRandom random) {
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(10)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
            case 2 -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
            case 3 -> tokens.addAll(at, List.copyOf(tokens.subList(at, end(at, tokens, random))));
            case 4 -> tokens.subList(at, end(at, tokens, random)).clear();
            case 5 -> tokens.set(at, endless(random));
            case 6 -> tokens.add(at, hostile(random));
            default -> tokens.set(at, hostile(random));
        }
    }

    private static int end(int at, List<String> tokens, SplittableRandom random) {
        return Math.min(tokens.size(), at + 1 + random.nextInt(40));
    }

    private static String hostile(SplittableRandom random) {
        return HOSTILE.get(random.nextInt(HOSTILE.size()));
    }

    /** Something that is endlessly long or deep. */
    private static String endless(SplittableRandom random) {
        int times = 1 << random.nextInt(4, 15);
        return switch (random.nextInt(6)) {
            case 0 -> "[".repeat(times);
            case 1 -> "{\"a\":".repeat(times);
            case 2 -> "9".repeat(times);
            case 3 -> "[".repeat(times) + "]".repeat(times);
            case 4 -> '"' + "x".repeat(times) + '"';
            default -> ",".repeat(times);
        };
    }
}
