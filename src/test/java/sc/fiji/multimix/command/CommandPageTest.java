// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation's pages of the commands, and the links of all pages. */
class CommandPageTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    @Test
    void pagesSayWhatTheCommandsSay() throws IOException {
        for (CommandPage page : CommandPage.all())
            assertEquals(
                    page.made(),
                    page.onDisk(),
                    "Run mvn test-compile exec:exec@pages: " + page.file() + " is not current.");
    }

    @Test
    void eachPageIsOfACommand() throws IOException {
        Set<Path> wanted = new TreeSet<>();
        for (CommandPage page : CommandPage.all()) wanted.add(page.file());
        try (Stream<Path> files = Files.list(CommandPage.FOLDER)) {
            assertEquals(wanted, new TreeSet<>(files.toList()));
        }
    }

    @Test
    void eachCommandSaysWhatItDoes() {
        for (CommandPage page : CommandPage.all())
            assertTrue(page.description().matches("[A-Z].*\\."), page.title());
    }

    @Test
    void eachPageIsLinkedFromTheReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (CommandPage page : CommandPage.all())
            assertTrue(readme.contains("](" + page.file() + ")"), page.file().toString());
    }

    @Test
    void linkedFilesAreThere() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/docs"))) {
            for (Path page :
                    Stream.concat(files, Stream.of(Path.of("README.md")))
                            .filter(file -> file.toString().endsWith(".md"))
                            .toList()) assertLinks(page);
        }
    }

    private static void assertLinks(Path page) throws IOException {
        Matcher links = LINK.matcher(Files.readString(page));
        while (links.find())
            assertTrue(
                    Files.exists(page.resolveSibling(links.group(1))),
                    page + " links to " + links.group(1) + ", which is not there");
    }
}
