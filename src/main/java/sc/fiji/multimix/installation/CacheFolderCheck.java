// SPDX-License-Identifier: BSD-2-Clause
package sc.fiji.multimix.installation;

import java.util.ArrayList;
import java.util.List;
import sc.fiji.multimix.engine.CacheFolder;
import sc.fiji.multimix.engine.SystemName;

/** Whether PyTorch can be unpacked to its cache folder and loaded from it. */
final class CacheFolderCheck {
    private CacheFolderCheck() {}

    static List<Finding> run(CacheFolder cache, SystemName system) {
        List<Finding> findings = new ArrayList<>();
        cache.trouble().ifPresent(trouble -> findings.add(Finding.problem(Topic.CACHE, trouble)));
        if (findings.isEmpty())
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
