// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.image;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Properties;

/**
 * The types of DICOM elements as ImageJ's dictionary has them, by which its reader follows the
 * elements of files that give none. The dictionary is not public, and taken by reflection: without
 * it, only the element that a hostile file makes too long is not found beforehand.
 */
final class DicomTypes {
    private static final Properties DICTIONARY = dictionary();

    private DicomTypes() {}

    private static Properties dictionary() {
        try {
            Class<?> type = Class.forName("ij.plugin.DicomDictionary");
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Method method = type.getDeclaredMethod("getDictionary");
            method.setAccessible(true);
            return (Properties) method.invoke(constructor.newInstance());
        } catch (ReflectiveOperationException | RuntimeException e) {
            return new Properties(); // another version of ImageJ
        }
    }

    /**
     * The type of an element.
     *
     * @return two letters; empty if ImageJ does not know the element
     */
    static String of(int tag) {
        String entry = DICTIONARY.getProperty(String.format(Locale.ROOT, "%08X", tag));
        return entry == null ? "" : entry.substring(0, 2);
    }
}
