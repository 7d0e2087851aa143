package org.huawu.architecture.proofs;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huawu.architecture.house.House;

/** Samples for the rules of what is written. What must stand nowhere is put together here from two halves. */
public final class TextProofs {

    private static final String REQUIREMENTS = "docs/requirements.md";

    private static final List<Proof> FILES = List.of(
            Proof.fails(
                    "no-machine-paths",
                    "a path into somebody's home, one below the root's, one of a workshop; paths of installations are fine",
                    House.sample()
                            .file("a.md", "see /ho" + "me/anna/huawu")
                            .file("b.sh", "cd /ro" + "ot/.m2")
                            .file("c.yml", "dir: /wo" + "rk/main")
                            .file(
                                    "d.md",
                                    "/var/lib/huawu, /opt/huawu/root/x, ${HOME}/work/x, https://host/home/x, src/work/y"),
                    "a.md",
                    "b.sh",
                    "c.yml"),
            Proof.fails(
                    "no-open-ends",
                    "something is left for later",
                    House.sample()
                            .file("a.ts", "// TO" + "DO later")
                            .file("b.sql", "-- FIX" + "ME")
                            .file("c.md", "mastodon, todos"),
                    "a.ts",
                    "b.sql"),
            Proof.fails(
                    "no-test-switched-off",
                    "tests that do not run, and one that keeps the others from it",
                    House.sample()
                            .file(
                                    "a/src/test/java/A.java",
                                    "class A { @Disabled @Test void x() {} @DisabledOnOs(1) void y() {} }")
                            .file("web/a.test.ts", "it.sk" + "ip('x')")
                            .file("web/b.test.ts", "describe.on" + "ly('x')")
                            .file("web/c.test.ts", "list.only('x'); it('skips')"),
                    "a/src/test/java/A.java#A.x",
                    "a/src/test/java/A.java#A.y",
                    "web/a.test.ts",
                    "web/b.test.ts"),
            Proof.fails(
                    "no-blind-wait",
                    "a test waits for a while; a page may",
                    House.sample()
                            .file("e2e/a.test.ts", "await page.waitFor" + "Timeout(500)")
                            .file("e2e/b.ts", "new Promise(resolve => setTime" + "out(resolve, 500))")
                            .file("web/src/c.ts", "setTime" + "out(resolve, 500)"),
                    "e2e/a.test.ts",
                    "e2e/b.ts"),
            Proof.fails(
                    "no-failure-swallowed",
                    "bash goes on whatever happened",
                    House.sample()
                            .file("huawu", "#!/usr/bin/env bash\nrm x |" + "| true\n")
                            .file("b.sh", "x=$(y |" + "| :)")
                            .file("c.sh", "x || return 1; y || truename=1")
                            .file("d.ts", "a || true"),
                    "huawu",
                    "b.sh"),
            Proof.fails(
                    "no-large-files",
                    "a file above one mebibyte",
                    House.sample().fileOfSize("a.bin", (1 << 20) + 1).fileOfSize("b.bin", 1 << 20),
                    "a.bin"),
            Proof.fails(
                    "no-secrets",
                    "keys and tokens anywhere, passwords outside of tests",
                    House.sample()
                            .file(
                                    "server/src/test/resources/a.pem",
                                    "-----BEGIN RSA PRIV" + "ATE KEY-----\n" + "MIIEpAIBAAKCAQEA".repeat(4))
                            .file(
                                    "server/src/test/java/Pem.java.txt",
                                    "startsWith(\"-----BEGIN RSA PRIVATE KEY-----\")")
                            .file("b.md", "AKIA" + "ABCDEFGHIJKLMNOP")
                            .file("c.java.txt", "String databasePassword = \"" + "s3cret-Word\"")
                            .file("d.properties", "db.password=" + "s3cretWord")
                            .file("e.yml", "url: postgres://anna:" + "s3cret@host/db")
                            .file("f.ts", "const apiKey = '" + "0123456789abcdef'")
                            .file("g.md", "ghp_" + "0123456789abcdefghijklmnopqrstuvwxyz")
                            .file("h/src/test/java/H.java.txt", "String password = \"long-Enough-1\"")
                            .file("i.ts", "password: 'Password', passwordTooShort: 'At least 12 characters, please'")
                            .file("j.properties", "db.password=${DB_PASSWORD}")
                            .file("k.sh", "password=\"$(cat file)\"; token='/etc/huawu/token1'")
                            .file("l.md", "http://127.0.0.1:8080/api, jdbc:postgresql://host:5432/db"),
                    "server/src/test/resources/a.pem",
                    "b.md",
                    "c.java.txt",
                    "d.properties",
                    "e.yml",
                    "f.ts",
                    "g.md"));

    private static final List<Proof> DOCUMENTS = List.of(
            Proof.fails(
                    "links",
                    "a link leads nowhere, another out of the repository; folders, anchors, addresses and code are fine",
                    House.sample()
                            .file("README.md", "[a](docs/none.md)")
                            .file("docs/a.md", "![b](../../b.png)")
                            .file(
                                    "docs/b.md",
                                    "[c](../README.md#top) [d](decisions/) [e](#x) [f](https://x.y) `[g](z.md)`\n```\n[h](z.md)\n```\n")
                            .file("docs/decisions/0000-template.md", ""),
                    "README.md",
                    "docs/a.md"),
            Proof.fails(
                    "decisions",
                    "a gap, a number twice, a name without number, a missing heading, a state that does not exist, a successor that is not there",
                    House.sample()
                            .file("docs/decisions/0000-template.md", "# NNNN. x")
                            .file("docs/decisions/0001-fine.md", decision("0001", "in force", "## Why"))
                            .file("docs/decisions/0002-one.md", decision("0002", "in force", "## Why"))
                            .file("docs/decisions/0002-two.md", decision("0002", "in force", "## Why"))
                            .file("docs/decisions/Great Idea.md", "")
                            .file("docs/decisions/0004-short.md", decision("0004", "in force", "## Because"))
                            .file("docs/decisions/0005-state.md", decision("0005", "maybe", "## Why"))
                            .file("docs/decisions/0006-gone.md", decision("0006", "replaced by 0099", "## Why"))
                            .file("docs/decisions/0007-number.md", decision("0008", "in force", "## Why")),
                    "docs/decisions/",
                    "docs/decisions/0002-two.md",
                    "docs/decisions/Great Idea.md",
                    "docs/decisions/0004-short.md",
                    "docs/decisions/0005-state.md",
                    "docs/decisions/0006-gone.md",
                    "docs/decisions/0007-number.md"),
            Proof.fails("requirements-complete", "the list is missing", House.sample(), REQUIREMENTS),
            Proof.fails(
                    "requirements-complete",
                    "a number is missing",
                    House.sample().file(REQUIREMENTS, rows(1, 247)),
                    REQUIREMENTS),
            Proof.fails(
                    "requirements-complete",
                    "a number stands twice",
                    House.sample().file(REQUIREMENTS, rows(1, 100) + rows(100, 248)),
                    REQUIREMENTS),
            Proof.fails(
                    "requirements-complete",
                    "a number too many",
                    House.sample().file(REQUIREMENTS, rows(1, 249)),
                    REQUIREMENTS),
            Proof.fails(
                    "requirements-complete",
                    "a row lacks columns, and a state is unknown",
                    House.sample().file(REQUIREMENTS, rows(1, 246) + "| F-247 | x |\n| F-248 | x | W | nearly | — |\n"),
                    REQUIREMENTS,
                    REQUIREMENTS + "#F-248"),
            Proof.holds("requirements-complete", "all are there", House.sample().file(REQUIREMENTS, rows(1, 248))),
            Proof.fails(
                    "requirements-tested",
                    "a test that does not exist, a file that does not, a test not named, a test in other words",
                    House.sample()
                            .file(REQUIREMENTS, """
                                    | F-001 | x | A | begun | a/ATest.java::given_a_then_b |
                                    | F-002 | x | A | begun | a/ATest.java::given_a_then_c |
                                    | F-003 | x | A | done | a/BTest.java::given_a_then_b |
                                    | F-004 | x | A | done | — |
                                    | F-005 | x | A | planned | — |
                                    | F-006 | x | A | begun | see tests of a |
                                    | F-007 | x | A | done | a/ATest.java::given_a_then_b, web/a.test.ts::given a then b |
                                    """)
                            .file("a/ATest.java", "void given_a_then_b() {}")
                            .file("web/a.test.ts", "it('given a then b')"),
                    REQUIREMENTS + "#F-002",
                    REQUIREMENTS + "#F-003",
                    REQUIREMENTS + "#F-004",
                    REQUIREMENTS + "#F-006"));

    public static final List<Proof> ALL =
            Stream.concat(FILES.stream(), DOCUMENTS.stream()).toList();

    private TextProofs() {}

    private static String decision(String number, String state, String second) {
        return "# " + number + ". We do it so\n\nDate: 2026-11-21. State: " + state + ".\n\n## What\n\nx\n\n" + second
                + "\n\nx\n\n## What else was weighed\n\nx\n\n## Consequences\n\nx\n";
    }

    private static String rows(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj("| F-%03d | x | A | planned | — |%n"::formatted)
                .collect(Collectors.joining());
    }
}
