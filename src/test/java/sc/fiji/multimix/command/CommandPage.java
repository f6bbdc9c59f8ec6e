// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;

/**
 * The page of a command in {@code src/docs/commands}: a part made from the command's own label,
 * description and inputs, up to {@link #END}; what follows there is written by hand and stays.
 */
final class CommandPage {
    static final Path FOLDER = Path.of("src/docs/commands");

    private static final String END = "<!-- end of what CommandPageWriter makes -->\n";
    private static final String BEGIN =
            "<!-- made from the command's own labels and tooltips: change those, then run"
                    + " mvn test-compile exec:exec@pages -->\n\n";

    private final CommandInfo info;
    private final Module module;

    private CommandPage(CommandInfo info, Module module) {
        this.info = info;
        this.module = module;
    }

    /** The pages of all commands, by name. */
    static List<CommandPage> all() {
        List<CommandPage> pages = new ArrayList<>();
        ModuleService modules = Contexts.current().service(ModuleService.class);
        for (CommandInfo info : Contexts.current().service(CommandService.class).getCommands())
            if (info.getClassName().startsWith("sc.fiji.multimix.")
                    && !info.getClassName().equals(ProbeCommand.class.getName()))
                pages.add(new CommandPage(info, modules.createModule(info)));
        pages.sort(Comparator.comparing(CommandPage::title));
        return pages;
    }

    /** The label without its dots. */
    String title() {
        return info.getLabel().replace("...", "");
    }

    String description() {
        return String.valueOf(info.getDescription());
    }

    Path file() {
        String name =
                title().replace("MultiMix ", "").toLowerCase(Locale.ROOT).replace(' ', '-') + ".md";
        return FOLDER.resolve(name);
    }

    /** The made part as it should be. */
    String made() {
        StringBuilder page = new StringBuilder("# " + title() + "\n\n" + BEGIN);
        page.append(description()).append("\n\n");
        page.append("In the menu: Plugins > MultiMix > ").append(info.getLabel()).append("\n\n");
        page.append("In a macro: `").append(macroLine()).append("`\n\n");
        List<ModuleItem<?>> inputs = inputs();
        if (inputs.isEmpty()) page.append("It takes no keys.\n\n");
        else {
            page.append("| in the dialog | key | default | what it is |\n|---|---|---|---|\n");
            for (ModuleItem<?> item : inputs) page.append(row(item));
            page.append('\n');
        }
        return page.append(END).toString();
    }

    /** The made part as it is on disk; empty if there is no page. */
    String onDisk() throws IOException {
        if (!Files.exists(file())) return "";
        String page = Files.readString(file());
        int end = page.indexOf(END);
        return end < 0 ? page : page.substring(0, end + END.length());
    }

    /** Writes the made part anew and keeps what follows it. */
    void write() throws IOException {
        Files.createDirectories(FOLDER);
        String rest = Files.exists(file()) ? Files.readString(file()) : "";
        Files.writeString(file(), made() + rest.substring(onDisk().length()));
    }

    private String macroLine() {
        List<String> keys = new ArrayList<>();
        for (ModuleItem<?> item : inputs())
            if (item.getType() != ImagePlus.class && item.isRequired() && value(item).isEmpty())
                keys.add(item.getName() + "=[path]");
        String options = keys.isEmpty() ? "" : ", \"" + String.join(" ", keys) + "\"";
        return "run(\"" + info.getLabel() + "\"" + options + ");";
    }

    private String row(ModuleItem<?> item) {
        boolean image = item.getType() == ImagePlus.class;
        String value = value(item);
        String standard =
                image
                        ? "current image"
                        : !value.isEmpty()
                                ? "`" + value + "`"
                                : item.isRequired() ? "required" : "none";
        List<?> choices = InputText.choices(item);
        List<String> names = choices.stream().map(choice -> "`" + choice + "`").toList();
        return "| "
                + (image ? "" : item.getLabel())
                + " | `"
                + item.getName()
                + "` | "
                + standard
                + " | "
                + item.getDescription()
                + (choices.isEmpty() ? "" : " One of " + String.join(", ", names) + ".")
                + " |\n";
    }

    private String value(ModuleItem<?> item) {
        Object value = item.getValue(module);
        return value == null ? "" : value.toString().replaceFirst("(\\d)\\.0$", "$1");
    }

    private List<ModuleItem<?>> inputs() {
        List<ModuleItem<?>> inputs = new ArrayList<>();
        for (ModuleItem<?> item : info.inputs())
            if (!Contexts.isFilledIn(item.getType())) inputs.add(item);
        return inputs;
    }
}
