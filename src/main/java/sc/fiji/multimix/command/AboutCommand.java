// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.command;

import ij.IJ;
import ij.text.TextWindow;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;
import sc.fiji.multimix.MultiMix;

/**
 * Tells version, engine, device, licence and how to cite: in a window to copy from, in a macro in
 * the log.
 */
@Plugin(
        type = Command.class,
        label = "MultiMix About...",
        description = "Tells version, engine, device, licence and how to cite.",
        visible = false)
public class AboutCommand extends MultiMixCommand {
    @Override
    void work() {
        String text = MultiMix.about();
        if (isInteractive()) new TextWindow("About MultiMix", text, 640, 360);
        else IJ.log(text);
    }
}
