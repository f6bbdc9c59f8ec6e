// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sc.fiji.multimix.engine.CacheFolder;
import sc.fiji.multimix.engine.EngineFacts;
import sc.fiji.multimix.engine.Engines;
import sc.fiji.multimix.engine.SystemName;
import sc.fiji.multimix.progress.ProgressListener;

/**
 * Looks at everything that the suite needs. Whatever can be told without the engine is looked at
 * first; the engine is started only if nothing found so far keeps it from starting.
 *
 * @param application lines on ImageJ or Fiji, for the text
 * @param jarFolders ImageJ's folders of jars: {@code jars} and {@code plugins}
 * @param training what to tell the duration of, after measuring the speed; null to measure nothing
 */
public record InstallationCheck(
        List<String> application, List<Path> jarFolders, PlannedTraining training) {

    /**
     * Does it; takes seconds, with the speed on a slow CPU half a minute.
     *
     * @throws java.util.concurrent.CancellationException if the listener wants that
     */
    public List<Finding> run(ProgressListener progress) {
        List<Finding> findings = new ArrayList<>();
        progress.progress("Looking at Java and folders", 0);
        findings.addAll(
                JavaCheck.run(
                        System.getProperties(),
                        Runtime.getRuntime().maxMemory(),
                        Runtime.getRuntime().availableProcessors()));
        findings.add(Finding.ok(Topic.APPLICATION, "MultiMix " + Engines.suiteVersion()));
        for (String line : application) findings.add(Finding.ok(Topic.APPLICATION, line));
        findings.addAll(CacheFolderCheck.run(CacheFolder.current(), SystemName.current()));
        progress.progress("Looking at jars", 0.1);
        findings.addAll(
                SharedLibraryCheck.run(
                        SharedLibrary.ALL, InstallationCheck.class.getClassLoader(), jarFolders));
        findings.add(NetworkCheck.run());
        progress.checkCanceled();
        progress.progress("Starting PyTorch", 0.3);
        Optional<EngineFacts> facts = EngineCheck.start(findings);
        findings.addAll(EngineCheck.others(facts.map(EngineFacts::libraries).orElse(null)));
        facts.ifPresent(
                started -> {
                    findings.addAll(DeviceCheck.run(started, SystemName.current().os()));
                    if (training != null)
                        findings.addAll(SpeedCheck.run(started, training, progress));
                });
        return findings;
    }
}
