// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.privacy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Texts that must not be found: looked for as ASCII and UTF-16, in files, in what zips (models)
 * have packed, and in pictures within pages. A text in a PNG counts as a find whatever it says.
 *
 * @param texts what to look for
 */
public record Markers(List<String> texts) {
    private static final Pattern EMBEDDED = Pattern.compile("base64,([A-Za-z0-9+/=]+)");
    private static final List<String> TEXTS = List.of("tEXt", "zTXt", "iTXt", "eXIf");

    /** Where which marker is, for example "model.zip!model.json: DOE^JANE"; empty if nowhere. */
    public List<String> in(String name, byte[] bytes) throws IOException {
        List<String> places = new ArrayList<>();
        search(name, bytes, places);
        return places;
    }

    /** The same of every file below a folder, and of their names below it. */
    public List<String> below(Path folder) throws IOException {
        List<String> places = new ArrayList<>();
        for (Path file : files(folder)) {
            String name = folder.relativize(file).toString();
            search("name of " + name, name.getBytes(StandardCharsets.UTF_8), places);
            search(name, Files.readAllBytes(file), places);
        }
        return places;
    }

    /** Every file below a folder. */
    public static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void search(String name, byte[] bytes, List<String> places) throws IOException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String marker : texts) if (found(marker, text)) places.add(name + ": " + marker);
        ZipEntry entry;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            while ((entry = zip.getNextEntry()) != null)
                search(name + "!" + entry.getName(), zip.readAllBytes(), places);
        }
        if (text.startsWith("\u0089PNG")) searchTexts(name, bytes, text, places);
        Matcher embedded = EMBEDDED.matcher(text);
        while (embedded.find())
            search(name + "!picture", Base64.getDecoder().decode(embedded.group(1)), places);
    }

    private static boolean found(String marker, String text) {
        String everySecond = marker.replaceAll("(?<=.)(?=.)", "\0"); // labels are UTF-16 in TIFF
        return text.contains(marker) || text.contains(everySecond);
    }

    /** A PNG of the suite has no text at all, so none that is packed. */
    private static void searchTexts(String name, byte[] png, String text, List<String> places) {
        for (int at = 8; at < png.length; ) {
            int length = ByteBuffer.wrap(png, at, 4).getInt();
            String chunk = text.substring(at + 4, at + 8);
            if (TEXTS.contains(chunk)) places.add(name + ": a text, " + chunk);
            at += 12 + length;
        }
    }
}
