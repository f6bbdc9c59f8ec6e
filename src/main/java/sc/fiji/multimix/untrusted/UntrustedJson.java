// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.untrusted;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;

/**
 * JSON that anyone may have written. What gson makes of it is bounded: so deep that code which
 * follows it from element to element needs little stack, and with numbers so short that arithmetic
 * on them takes no time.
 */
public final class UntrustedJson {
    /** Most elements inside each other; those of the suite's files are five. */
    static final int DEEPEST = 32;

    /** Most digits and signs of a number; those of a double are 24. */
    static final int LONGEST_NUMBER = 40;

    /** Most digits of an exponent; those of a double are 3. */
    private static final int LONGEST_EXPONENT = 4;

    private UntrustedJson() {}

    /**
     * Reads an object of a class, which need not check that nothing is missing, but whose
     * constructor may throw.
     *
     * @return null if the text is
     * @throws BadContentException if it is not JSON, too deep, or does not fit the class; says why
     */
    public static <T> T read(Gson gson, String json, Class<T> type) throws BadContentException {
        return read(gson, parse(json), type);
    }

    /** The same of JSON that was parsed. */
    public static <T> T read(Gson gson, JsonElement json, Class<T> type)
            throws BadContentException {
        try {
            return gson.fromJson(json, type);
        } catch (RuntimeException e) { // gson wraps what the constructors throw
            String reason = rootOf(e).getMessage();
            throw new BadContentException(
                    reason == null ? "a value is missing" : Excerpt.of(reason), e);
        }
    }

    /**
     * Parses a text.
     *
     * @throws BadContentException if it is not JSON, or too deep
     */
    public static JsonElement parse(String json) throws BadContentException {
        check(json);
        try {
            return JsonParser.parseString(json);
        } catch (JsonParseException | NumberFormatException e) {
            throw new BadContentException("no JSON: " + Excerpt.of(rootOf(e).getMessage()), e);
        }
    }

    private static Throwable rootOf(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) cause = cause.getCause();
        return cause;
    }

    /** Goes through the text, which takes no memory. */
    private static void check(String json) throws BadContentException {
        JsonReader reader = new JsonReader(new StringReader(json));
        reader.setLenient(true); // as gson itself: NaN is written by some of our files
        int depth = 0;
        try {
            for (JsonToken token = reader.peek();
                    token != JsonToken.END_DOCUMENT;
                    token = reader.peek()) {
                switch (token) {
                    case BEGIN_OBJECT -> reader.beginObject();
                    case BEGIN_ARRAY -> reader.beginArray();
                    case END_OBJECT -> reader.endObject();
                    case END_ARRAY -> reader.endArray();
                    case NAME -> reader.nextName();
                    case NUMBER -> checkNumber(reader.nextString());
                    case BOOLEAN -> reader.nextBoolean();
                    case NULL -> reader.nextNull();
                    default -> reader.nextString();
                }
                if (token == JsonToken.BEGIN_OBJECT || token == JsonToken.BEGIN_ARRAY) depth++;
                if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) depth--;
                if (depth > DEEPEST)
                    throw new BadContentException(
                            "more than " + DEEPEST + " elements inside each other.");
            }
        } catch (BadContentException e) {
            throw e;
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            // malformed, or ends too early; gson reads escapes as numbers
            throw new BadContentException("no JSON: " + Excerpt.of(e.getMessage()), e);
        }
    }

    private static void checkNumber(String number) throws BadContentException {
        int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
        boolean tooLarge =
                number.length() > LONGEST_NUMBER
                        || (exponent >= 0 && number.length() - exponent - 2 > LONGEST_EXPONENT);
        if (tooLarge)
            throw new BadContentException("the number " + Excerpt.of(number) + " is too long.");
    }
}
