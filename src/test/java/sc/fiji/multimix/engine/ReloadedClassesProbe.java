// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.engine;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads the suite twice, as ImageJ does after Help &gt; Refresh Menus, and prints what the engine
 * of each says, then what the first one's says again.
 */
final class ReloadedClassesProbe {
    private ReloadedClassesProbe() {}

    @SuppressWarnings("SystemOut") // a program for the console
    public static void main(String[] arguments) throws Exception {
        ClassLoader first = loader();
        ClassLoader second = loader();
        for (ClassLoader loader : new ClassLoader[] {first, second, first})
            System.out.println(version(loader));
    }

    /** A class loader that shares nothing with others but Java itself. */
    private static ClassLoader loader() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String place : System.getProperty("java.class.path").split(File.pathSeparator, -1))
            urls.add(Path.of(place).toUri().toURL());
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static Object version(ClassLoader loader) throws Exception {
        try {
            return loader.loadClass(Engines.class.getName()).getMethod("version").invoke(null);
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }
}
