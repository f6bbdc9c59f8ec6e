// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.util.List;
import sc.fiji.multimix.progress.ProgressListener;

/** Prints the text of a check, without the speed. */
final class InstallationProbe {
    private InstallationProbe() {}

    @SuppressWarnings("SystemOut") // a program for the console
    public static void main(String[] arguments) {
        List<Finding> findings =
                new InstallationCheck(List.of("ImageJ in a test"), List.of(), null)
                        .run(ProgressListener.NONE);
        System.out.println(InstallationText.of(findings));
        for (String key : new String[] {"ai.djl.offline", "OPT_OUT_TRACKING"})
            System.out.println(key + "=" + System.getProperty(key));
    }
}
