// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sc.fiji.multimix.engine.EngineFacts;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.engine.OtherLibTorch;
import sc.fiji.multimix.engine.Trouble;

/** Whether the engine starts, and whether it is the only one in this JVM. */
final class EngineCheck {
    private static final String ADVICE =
            "Restart ImageJ and run one of the two in it, not both: two PyTorch in one program can"
                    + " crash it or compute wrongly.";

    private EngineCheck() {}

    /**
     * Starts the engine, unless something is known to keep it from starting.
     *
     * @param findings gets what was found
     * @return what runs; empty if it does not start
     */
    static Optional<EngineFacts> start(List<Finding> findings) {
        Optional<Trouble> trouble =
                Engines.isStarted() ? Optional.empty() : Engines.foreseeableTrouble();
        if (trouble.isPresent()) {
            boolean known = // by the other checks
                    findings.stream().anyMatch(f -> f.found().equals(trouble.get().found()));
            findings.add(
                    known
                            ? Finding.note(
                                    Topic.ENGINE,
                                    "PyTorch was not started, because of the problem named above.",
                                    "Solve that first, then check again.")
                            : Finding.problem(Topic.ENGINE, trouble.get()));
            return Optional.empty();
        }
        try {
            EngineFacts facts = Engines.facts();
            findings.add(
                    Finding.ok(
                            Topic.ENGINE, facts.version() + " started from " + facts.libraries()));
            return Optional.of(facts);
        } catch (IllegalStateException e) {
            findings.add(
                    Finding.problem(
                            Topic.ENGINE,
                            e.getMessage(),
                            "See above; README, 'When something goes wrong'."));
            return Optional.empty();
        }
    }

    /**
     * Other PyTorch libraries, and other copies of Deep Java Library, in this JVM.
     *
     * @param own folder of the started engine's libraries; null if it is not started, and then
     *     other libraries are told as what keeps it from starting
     */
    static List<Finding> others(Path own) {
        return others(
                OtherLibTorch.loaded(own).map(files -> own == null ? List.of() : files),
                OtherLibTorch.otherEngines(OtherLibTorch.loaders()));
    }

    /**
     * The same from what was found.
     *
     * @param libraries empty if the system does not tell
     */
    static List<Finding> others(Optional<List<String>> libraries, List<String> engines) {
        List<Finding> findings = new ArrayList<>();
        if (libraries.isEmpty())
            findings.add(
                    Finding.note(
                            Topic.ENGINE,
                            "This system does not tell whether another plug-in has loaded a PyTorch"
                                    + " of its own.",
                            "Nothing; if ImageJ crashes, restart it and use MultiMix without the"
                                    + " other plug-in."));
        else if (!libraries.get().isEmpty())
            findings.add(
                    Finding.problem(
                            Topic.ENGINE,
                            "Another plug-in has loaded a PyTorch of its own: "
                                    + String.join(", ", libraries.get())
                                    + ".",
                            ADVICE));
        if (!engines.isEmpty())
            findings.add(
                    Finding.note(
                            Topic.ENGINE,
                            "Another plug-in has a Deep Java Library of its own: "
                                    + String.join(", ", engines)
                                    + ".",
                            "Nothing, as long as only one of them is used before a restart."));
        return findings;
    }
}
