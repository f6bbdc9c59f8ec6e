// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.plugin.frame.Recorder;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.scijava.module.ModuleItem;
import org.scijava.util.Types;

/** The text form of a command's values in macro lines; stricter than SciJava's conversion. */
final class InputText {
    private InputText() {}

    /**
     * The value that a text stands for; null for an empty path.
     *
     * @throws CommandFailure if the text is no value of the item's type or none of its choices
     */
    static Object parse(ModuleItem<?> item, String text) throws CommandFailure {
        Class<?> type = Types.box(item.getType());
        try {
            if (type == Integer.class) return Integer.valueOf(text);
            if (type == Long.class) return Long.valueOf(text);
            if (type == Float.class) return (float) decimal(text);
            if (type == Double.class) return decimal(text);
        } catch (NumberFormatException e) {
            boolean whole = type == Integer.class || type == Long.class;
            throw wrong(item, text, whole ? "a whole number" : "a number, for example 0.001");
        }
        if (type == File.class) return text.isEmpty() ? null : new File(text);
        if (type == Boolean.class) {
            if (text.equalsIgnoreCase("true")) return true;
            if (text.equalsIgnoreCase("false")) return false;
            throw wrong(item, text, "true or false");
        }
        List<?> choices = choices(item);
        if (choices.isEmpty()) return text;
        for (Object choice : choices) if (choice.toString().equalsIgnoreCase(text)) return choice;
        throw wrong(item, text, "one of " + choices);
    }

    /** The text that the recorder writes for a value. */
    static String format(Object value) {
        return value instanceof File file ? Recorder.fixPath(file.getPath()) : value.toString();
    }

    /** What may be chosen; empty if the item is not a choice. */
    static List<?> choices(ModuleItem<?> item) {
        Object[] constants = item.getType().getEnumConstants();
        if (constants != null) return List.of(constants);
        return item.getChoices() == null ? List.of() : new ArrayList<>(item.getChoices());
    }

    private static double decimal(String text) {
        // Double.parseDouble takes "1d", "0x1p3" and "NaN" as well
        if (!text.matches("[-+0-9.eE]+")) throw new NumberFormatException(text);
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) throw new NumberFormatException(text);
        return value;
    }

    private static CommandFailure wrong(ModuleItem<?> item, String text, String wanted) {
        return new CommandFailure(
                "The key '" + item.getName() + "' must be " + wanted + ", but is '" + text + "'.");
    }
}
