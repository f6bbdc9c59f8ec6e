// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import java.util.List;
import java.util.Map;
import org.scijava.Context;
import org.scijava.annotations.Index;
import org.scijava.annotations.IndexItem;
import org.scijava.command.Command;
import org.scijava.command.DefaultCommandService;
import org.scijava.convert.ConvertService;
import org.scijava.convert.Converter;
import org.scijava.convert.DefaultConvertService;
import org.scijava.event.DefaultEventService;
import org.scijava.log.StderrLogService;
import org.scijava.module.DefaultModuleService;
import org.scijava.object.DefaultObjectService;
import org.scijava.plugin.DefaultPluginService;
import org.scijava.plugin.Plugin;
import org.scijava.plugin.PluginIndex;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.SciJavaPlugin;
import org.scijava.prefs.DefaultPrefService;
import org.scijava.service.Service;
import org.scijava.thread.DefaultThreadService;

/** Finds the SciJava context: Fiji's, or in ImageJ 1 one of our own, made at the first command. */
final class Contexts {
    /** What runs commands, each after those that it needs. */
    private static final List<Class<? extends Service>> SERVICES =
            List.of(
                    StderrLogService.class,
                    DefaultThreadService.class,
                    DefaultEventService.class,
                    DefaultPluginService.class,
                    DefaultObjectService.class,
                    DefaultPrefService.class,
                    DefaultConvertService.class,
                    DefaultModuleService.class,
                    DefaultCommandService.class);

    private static Context own;

    private Contexts() {}

    static synchronized Context current() {
        if (inFiji()) return (Context) IJ.runPlugIn(Context.class.getName(), "");
        if (own == null) own = create();
        return own;
    }

    /** Whether ImageJ 1 is a part of Fiji or another ImageJ2. */
    static boolean inFiji() {
        try {
            Class.forName(
                    "net.imagej.legacy.LegacyService", false, Contexts.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Whether SciJava itself gives inputs of that type to a command. */
    static boolean isFilledIn(Class<?> type) {
        return Context.class.isAssignableFrom(type) || Service.class.isAssignableFrom(type);
    }

    private static Context create() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // SciJava and the network's engine look for their parts beside the plug-in
        thread.setContextClassLoader(Contexts.class.getClassLoader());
        try {
            return new Context(SERVICES, new PluginIndex(Contexts::find));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Those services, the suite's commands and what converts their inputs: SciJava's other parts
     * take long to list, and serve its windows.
     */
    private static Map<String, Throwable> find(List<PluginInfo<?>> found) {
        for (Class<? extends Service> service : SERVICES)
            found.add(new PluginInfo<>(service, Service.class));
        ClassLoader loader = Contexts.class.getClassLoader();
        String commands = Contexts.class.getPackageName() + ".";
        String converters = ConvertService.class.getPackageName() + ".";
        for (IndexItem<Plugin> item : Index.load(Plugin.class, loader))
            if (item.className().startsWith(commands)) found.add(info(item, Command.class, loader));
            else if (item.className().startsWith(converters)
                    && item.annotation().type() == Converter.class)
                found.add(info(item, Converter.class, loader));
        return Map.of(); // no errors
    }

    private static <T extends SciJavaPlugin> PluginInfo<T> info(
            IndexItem<Plugin> item, Class<T> type, ClassLoader loader) {
        return new PluginInfo<>(item.className(), type, item.annotation(), loader);
    }
}
