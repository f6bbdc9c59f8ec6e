// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import java.io.File;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginService;

/**
 * One run of one command, with its inputs taken from macro options or from a dialog. Everything
 * that depends on the calling thread, the current image before and after above all, happens on it.
 */
final class CommandRun {
    private final ModuleService modules;
    private final PluginService plugins;
    private final CommandInfo info;
    private final Module module;

    /**
     * Prepares a run.
     *
     * @param commandClass name of the command's class
     * @throws CommandFailure if SciJava does not know that command
     */
    CommandRun(Context context, String commandClass) throws CommandFailure {
        modules = context.service(ModuleService.class);
        plugins = context.service(PluginService.class);
        info = context.service(CommandService.class).getCommand(commandClass);
        module = info == null ? null : modules.createModule(info);
        if (module == null)
            throw new CommandFailure(
                    "SciJava does not find the command "
                            + commandClass
                            + ". Is MultiMix installed completely, with its folder 'jars'?");
    }

    /**
     * Runs without any dialog: what the options do not name keeps its default.
     *
     * @param options {@code key=value ...}; null for none
     * @throws CommandFailure if an option is unknown, missing or unreadable, or the command fails
     */
    void withOptions(String options) throws CommandFailure {
        Map<String, String> values = MacroOptions.parse(options);
        setOptions(values);
        findImages(values);
        withoutDialog();
    }

    /**
     * Takes all inputs but images from options, as the first step of {@link #withoutDialog()}.
     *
     * @throws CommandFailure if an option is unknown, missing or unreadable
     */
    void setOptions(Map<String, String> values) throws CommandFailure {
        requireKnown(values.keySet());
        for (ModuleItem<?> item : inputs()) {
            if (isImage(item)) continue;
            String text = values.get(item.getName());
            if (text != null) set(item, InputText.parse(item, text));
            requireValue(item);
        }
    }

    /**
     * Takes the images among ImageJ's that the options name, or the current one.
     *
     * @throws CommandFailure if there is none where one is needed
     */
    void findImages(Map<String, String> values) throws CommandFailure {
        for (ModuleItem<?> item : inputs())
            if (isImage(item))
                set(item, OpenImages.find(title(), item, values.get(item.getName())));
    }

    /** Takes an image that need not be among ImageJ's. */
    void setImage(ImagePlus image) {
        for (ModuleItem<?> item : inputs()) if (isImage(item)) set(item, image);
    }

    /**
     * Makes sure that the model to be read is there.
     *
     * @throws CommandFailure if it is not; the command would say the same, but later
     */
    void requireModel() throws CommandFailure {
        for (ModuleItem<?> item : inputs())
            if (item.getName().equals("model")
                    && "open".equals(item.getWidgetStyle())
                    && item.getValue(module) instanceof File model)
                try {
                    Inputs.modelFile(model);
                } catch (IllegalArgumentException e) {
                    throw new CommandFailure(e.getMessage(), e);
                }
    }

    /**
     * Runs with the inputs that were set.
     *
     * @throws CommandFailure if a required one was not, or the command fails
     */
    void withoutDialog() throws CommandFailure {
        for (ModuleItem<?> item : inputs()) {
            requireValue(item);
            module.resolveInput(item.getName());
        }
        if (command() != null) command().keepReason(); // else Fiji shows it as well
        execute();
    }

    private void requireValue(ModuleItem<?> item) throws CommandFailure {
        if (item.isRequired() && item.getValue(module) == null)
            throw new CommandFailure(
                    title() + " needs the key '" + item.getName() + "': " + item.getDescription());
    }

    private static boolean isImage(ModuleItem<?> item) {
        return item.getType() == ImagePlus.class;
    }

    /**
     * Fiji's, but for its reader of macro options, which would put its own reading over ours.
     * Without Fiji none: nothing is left to fill in.
     */
    private List<PreprocessorPlugin> preprocessors() {
        if (!Contexts.inFiji()) return List.of();
        return plugins.createInstancesOfType(PreprocessorPlugin.class).stream()
                .filter(plugin -> !plugin.getClass().getSimpleName().equals("MacroPreprocessor"))
                .toList();
    }

    private List<PostprocessorPlugin> postprocessors() {
        if (!Contexts.inFiji()) return List.of();
        return plugins.createInstancesOfType(PostprocessorPlugin.class);
    }

    /**
     * Asks for the inputs, and runs unless the user cancels: in Fiji with Fiji's own dialog, in
     * ImageJ 1 with one made from the same inputs.
     *
     * @throws CommandFailure if there is no image where one is needed, or the command fails
     */
    void withDialog() throws CommandFailure {
        for (ModuleItem<?> item : inputs())
            if (isImage(item)) {
                set(item, OpenImages.find(title(), item, null));
                module.resolveInput(item.getName());
            }
        if (command() != null) command().setInteractive();
        LastPaths.fillIn(inputs(), module);
        if (Contexts.inFiji()) {
            executeInFiji();
        } else if (new CommandDialog(title(), inputs(), module).show()) {
            for (ModuleItem<?> item : inputs()) module.resolveInput(item.getName());
            LastPaths.remember(inputs(), module);
            execute();
        }
    }

    /** The command; null if it is none of the suite's. */
    private MultiMixCommand command() {
        return module.getDelegateObject() instanceof MultiMixCommand command ? command : null;
    }

    private void requireKnown(Set<String> keys) throws CommandFailure {
        Set<String> known = new LinkedHashSet<>();
        for (ModuleItem<?> item : inputs()) known.add(item.getName());
        for (String key : keys)
            if (!known.contains(key))
                throw new CommandFailure(
                        title()
                                + " has no key '"
                                + key
                                + "'. "
                                + (known.isEmpty()
                                        ? "It takes none."
                                        : "Its keys are: " + String.join(", ", known) + ".")
                                + " A value with spaces goes into brackets: key=[a b].");
    }

    private void set(ModuleItem<?> item, Object value) {
        module.setInput(item.getName(), value);
    }

    /** What a user may give: not the context and the services that SciJava fills in. */
    private List<ModuleItem<?>> inputs() {
        List<ModuleItem<?>> inputs = new ArrayList<>();
        for (ModuleItem<?> item : info.inputs())
            if (!Contexts.isFilledIn(item.getType())) inputs.add(item);
        return inputs;
    }

    /** The label without its dots. */
    private String title() {
        return info.getTitle().replace("...", "");
    }

    /** Fiji itself tells why a command was canceled. */
    private void executeInFiji() throws CommandFailure {
        try {
            finish(modules.run(module, true));
        } catch (CommandFailure e) {
            if (!isCanceled()) throw e;
        } finally {
            LastPaths.remember(inputs(), module);
        }
    }

    private boolean isCanceled() {
        return module instanceof Cancelable cancelable && cancelable.isCanceled();
    }

    private void execute() throws CommandFailure {
        finish(modules.run(module, preprocessors(), postprocessors()));
    }

    /** Waits for the end of a run and shows its images. */
    private void finish(Future<Module> run) throws CommandFailure {
        try {
            run.get();
        } catch (ExecutionException e) {
            throw unexpected(e);
        } catch (InterruptedException e) {
            if (module instanceof Cancelable cancelable) cancelable.cancel("Interrupted.");
            Thread.currentThread().interrupt();
            throw new CommandFailure(title() + " was interrupted.", e);
        }
        showOutputs(); // of a canceled training too
        if (isCanceled()) {
            String reason = command() == null ? null : command().keptReason();
            if (reason == null) reason = ((Cancelable) module).getCancelReason();
            if (reason == null || reason.isEmpty())
                throw new CommandFailure(title() + " was canceled.");
            throw new CommandFailure(reason);
        }
    }

    private void showOutputs() {
        OutputImages.show(List.copyOf(images(info.outputs()).values()));
    }

    /** The images that a run was given, by their labels or, without one, their keys. */
    Map<String, ImagePlus> inputImages() {
        return images(info.inputs());
    }

    /** The images that a run has made, by their labels or, without one, their names. */
    Map<String, ImagePlus> outputImages() {
        return images(info.outputs());
    }

    /** Labels of the images that a run makes whatever the options say. */
    List<String> certainImages() {
        List<String> labels = new ArrayList<>();
        for (ModuleItem<?> item : info.outputs())
            if (isImage(item) && item.isRequired()) labels.add(label(item));
        return labels;
    }

    private Map<String, ImagePlus> images(Iterable<ModuleItem<?>> items) {
        Map<String, ImagePlus> images = new LinkedHashMap<>();
        for (ModuleItem<?> item : items)
            if (item.getValue(module) instanceof ImagePlus image) images.put(label(item), image);
        return images;
    }

    private static String label(ModuleItem<?> item) {
        String label = item.getLabel();
        return label == null || label.isEmpty() ? item.getName() : label;
    }

    /** An error in the program, not in what the user gave. */
    private CommandFailure unexpected(ExecutionException e) {
        Throwable cause = e;
        while (cause.getCause() != null) cause = cause.getCause();
        return new CommandFailure(
                "Unexpected error in "
                        + title()
                        + ": "
                        + cause
                        + ". Please report it with what is written in the console.",
                e);
    }
}
