package org.huawu.architecture.proofs;

import java.util.List;
import org.huawu.architecture.house.House;

/** Samples for the rules of licences. */
public final class LicenceProofs {

    public static final List<Proof> ALL = List.of(
            Proof.fails(
                    "licences-of-jars",
                    "a jar under the GPL, one under none; where one may choose, one free licence is enough",
                    House.sample().file("architecture/target/maven-sbom.json", """
                            {"components": [
                              {"group": "a", "name": "gpl", "version": "1", "licenses": [{"license": {"id": "GPL-2.0-only"}}]},
                              {"group": "a", "name": "none", "version": "1"},
                              {"group": "a", "name": "both", "version": "1", "licenses": [{"expression": "MIT AND GPL-3.0-only"}]},
                              {"group": "a", "name": "choice", "version": "1",
                               "licenses": [{"license": {"id": "GPL-2.0-only"}}, {"license": {"id": "EPL-2.0"}}]},
                              {"group": "a", "name": "either", "version": "1", "licenses": [{"expression": "(GPL-3.0-only OR (MIT AND ISC))"}]},
                              {"group": "a", "name": "lgpl", "version": "1", "licenses": [{"license": {"id": "LGPL-2.1-only"}}]},
                              {"group": "a", "name": "castle", "version": "1", "licenses": [{"license": {"name": "Bouncy Castle Licence"}}]},
                              {"group": "org.huawu", "name": "huawu-server", "version": "1"}]}
                            """),
                    "a:gpl",
                    "a:none",
                    "a:both"),
            Proof.fails(
                    "licences-of-pages",
                    "packages under the LGPL, the GPL and none; what only builds the pages is not part of them",
                    House.sample()
                            .file("web/package-lock.json", """
                                    {"packages": {
                                      "": {"name": "web", "dependencies": {"free": "1", "a": "1", "silent": "1", "inside": "1"}},
                                      "node_modules/free": {"version": "1", "license": "MIT", "dependencies": {"lgpl": "1"},
                                        "optionalDependencies": {"tool-linux": "1"}, "peerDependencies": {"tool": "1"},
                                        "peerDependenciesMeta": {"tool": {"optional": true}}},
                                      "node_modules/lgpl": {"version": "1", "license": "LGPL-3.0-only"},
                                      "node_modules/a": {"version": "1", "license": "MIT", "peerDependencies": {"@b/gpl": "1"}},
                                      "node_modules/a/node_modules/@b/gpl": {"version": "1", "license": "GPL-3.0-only"},
                                      "node_modules/@b/gpl": {"version": "2", "license": "MIT"},
                                      "node_modules/silent": {"version": "1"},
                                      "node_modules/inside": {"version": "1", "dependencies": {"free": "1"}},
                                      "node_modules/tool": {"version": "1", "license": "GPL-3.0-only", "dev": true},
                                      "node_modules/tool-linux": {"version": "1", "license": "MPL-2.0", "optional": true}}}
                                    """)
                            .file("web/node_modules/inside/package.json", "{\"license\": \"ISC\"}"),
                    "lgpl",
                    "@b/gpl",
                    "silent"),
            Proof.holds("licences-of-pages", "there are no pages yet", House.sample()));

    private LicenceProofs() {}
}
