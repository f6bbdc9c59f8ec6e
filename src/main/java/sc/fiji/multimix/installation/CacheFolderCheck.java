// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sc.fiji.multimix.engine.CacheFolder;
import sc.fiji.multimix.engine.SystemName;
import sc.fiji.multimix.engine.Trouble;

/** Whether PyTorch can be unpacked to its cache folder and loaded from it. */
final class CacheFolderCheck {
    private CacheFolderCheck() {}

    static List<Finding> run(CacheFolder cache, SystemName system) {
        Optional<Trouble> trouble = cache.trouble();
        if (trouble.isPresent()) return List.of(Finding.problem(Topic.CACHE, trouble.get()));
        List<Finding> findings = new ArrayList<>();
        findings.add(
                Finding.ok(
                        Topic.CACHE,
                        cache.name()
                                + (cache.unpacked()
                                        ? ", PyTorch is unpacked there"
                                        : ", PyTorch will be unpacked there")));
        cache.risk(system).ifPresent(risk -> findings.add(Finding.note(Topic.CACHE, risk)));
        return findings;
    }
}
