// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sc.fiji.multimix.engine.EngineFacts;

/** The devices to compute on, and what is missing for a GPU where there is an NVIDIA driver. */
final class DeviceCheck {
    private static final String INSTALL = "MultiMix Install GPU Support...";

    private DeviceCheck() {}

    static List<Finding> run(EngineFacts facts, String os) {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                Finding.ok(
                        Topic.DEVICES,
                        String.format(
                                Locale.ROOT,
                                "CPU with %d %s",
                                facts.threads(),
                                facts.threads() == 1 ? "thread" : "threads")));
        findings.add(gpu(facts, os));
        if (facts.gpuRefusal() != null)
            findings.add(
                    Finding.note(
                            Topic.DEVICES,
                            "The GPU library that was installed is not used. " + facts.gpuRefusal(),
                            "Run "
                                    + INSTALL
                                    + " with action=undo or action=install, then restart."));
        return findings;
    }

    private static Finding gpu(EngineFacts facts, String os) {
        if (facts.gpus() > 0 && facts.cuda())
            return Finding.ok(
                    Topic.DEVICES,
                    String.format(
                            Locale.ROOT,
                            "%d NVIDIA %s, which device=auto takes",
                            facts.gpus(),
                            facts.gpus() == 1 ? "GPU" : "GPUs"));
        if (!facts.driver())
            return Finding.ok(
                    Topic.DEVICES, "No GPU: there is no NVIDIA driver. The CPU does all the work.");
        if (!facts.cuda())
            return Finding.note(
                    Topic.DEVICES,
                    "There is an NVIDIA driver, but PyTorch's library is the one for the CPU only.",
                    "If training is too slow, run " + INSTALL + ".");
        return Finding.note(
                Topic.DEVICES,
                "PyTorch has CUDA and there is an NVIDIA driver, but no GPU can be counted: either"
                        + " there is none, the driver is too old for CUDA 12.8, or NVIDIA's run-time"
                        + " library (cudart) is not found.",
                "Update the driver to 570 or newer."
                        + (os.equals("win")
                                ? " Put the folder of PyTorch's libraries, named under Engine, on"
                                        + " the PATH."
                                : ""));
    }
}
