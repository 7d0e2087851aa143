package org.huawu.architecture.proofs;

import java.util.List;
import java.util.stream.Stream;
import org.huawu.architecture.house.House;

/** Samples for the rules of the server's modules. */
public final class ServerProofs {

    private static final String SHOP = "org.huawu.architecture.offenders.shop";
    private static final String MIGRATIONS = "server/src/main/resources/db/migration/";

    private static final List<Proof> MODULES = List.of(
            Proof.fails(
                    "server-modules",
                    "one module reaches into another, which knows it in turn",
                    House.sample().serverPackage(SHOP),
                    SHOP),
            Proof.fails(
                    "server-layout",
                    "a package of a module is neither internal nor web",
                    House.sample()
                            .java("server", "package org.huawu.server.calls.model; \nclass Call {}")
                            .java("server", "package org.huawu.server.calls; \npublic class Calls {}")
                            .java("server", "package org.huawu.server.calls.internal.store; \nclass Rows {}")
                            .java("server", "package org.huawu.server.calls.web; \nclass CallsController {}")
                            .java("server", "package org.huawu.server; \nclass Huawu {}"),
                    "server/src/main/java/org/huawu/server/calls/model/Call.java"),
            Proof.fails(
                    "server-web",
                    "a controller lies outside web, and a class inside uses a form of the web package",
                    House.sample()
                            .java("server", """
                                    package org.huawu.server.calls.internal;
                                    @org.springframework.web.bind.annotation.RestController
                                    class Rogue {}
                                    """)
                            .java("server", """
                                    package org.huawu.server.calls.internal;
                                    class Rows { org.huawu.server.calls.web.CallForm form; }
                                    """)
                            .java("server", "package org.huawu.server.calls.web; \npublic class CallForm {}")
                            .java("server", """
                                    package org.huawu.server.calls.web;
                                    @org.springframework.web.bind.annotation.RestController
                                    class CallsController { CallForm form; }
                                    """),
                    "org.huawu.server.calls.internal.Rogue",
                    "org.huawu.server.calls.internal.Rows"),
            Proof.fails(
                    "server-internal",
                    "a module uses what another keeps inside",
                    House.sample()
                            .java("server", "package org.huawu.server.calls.internal; \npublic class Rows {}")
                            .java("server", """
                                    package org.huawu.server.calls;
                                    public class Calls { org.huawu.server.calls.internal.Rows mine; }
                                    """)
                            .java("server", """
                                    package org.huawu.server.reports;
                                    class Report { org.huawu.server.calls.internal.Rows theirs; }
                                    """),
                    "org.huawu.server.reports.Report"),
            Proof.fails(
                    "server-described",
                    "one module has no package-info, one no sentence, one names no dependencies",
                    House.sample()
                            .java("server", "package org.huawu.server.a; \nclass A {}")
                            .java("server", "@ApplicationModule(allowedDependencies = {})\npackage org.huawu.server.b;")
                            .java("server", "/** What c is for. */\n@ApplicationModule\npackage org.huawu.server.c;")
                            .java(
                                    "server",
                                    "/** What d is for. */\n@ApplicationModule(allowedDependencies = \"a\")\npackage org.huawu.server.d;"),
                    "org.huawu.server.a",
                    "org.huawu.server.b",
                    "org.huawu.server.c"),
            Proof.fails(
                    "server-settings",
                    "settings in a class, under another module's name, and in two records",
                    House.sample()
                            .java("server", settings("a", "huawu.a", "public class One {}"))
                            .java("server", settings("b", "huawu.a", "public record Two(int x) {}"))
                            .java("server", settings("c", "huawu.c", "public record Three(int x) {}"))
                            .java("server", settings("c", "huawu.c", "public record ThreeMore(int x) {}")),
                    "org.huawu.server.a.One",
                    "org.huawu.server.b.Two",
                    "org.huawu.server.c.ThreeMore"),
            Proof.fails(
                    "server-conditions",
                    "a condition on a class, and one on the method that makes a bean",
                    House.sample()
                            .java("server", """
                                    package org.huawu.server.calls.internal;
                                    @org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty("huawu.x")
                                    class Sometimes {}
                                    """)
                            .java("server", """
                                    package org.huawu.server.calls.internal;
                                    class Beans {
                                        @org.springframework.context.annotation.Profile("x") String sometimes() { return ""; }
                                    }
                                    """)
                            .java("server", "package org.huawu.server.calls.internal; \nclass Always {}"),
                    "org.huawu.server.calls.internal.Beans",
                    "org.huawu.server.calls.internal.Sometimes"),
            Proof.fails(
                    "server-endpoints",
                    "no guard, a guard that lets all pass; a guard on the class and the public list are fine",
                    House.sample()
                            .java(
                                    "server",
                                    controller("A", "", "@GetMapping(\"/api/a\") public int open() { return 1; }"))
                            .java(
                                    "server",
                                    controller(
                                            "B",
                                            "",
                                            "@PreAuthorize(\"permitAll()\") @PostMapping(\"/api/b\") public int all() { return 1; }"))
                            .java(
                                    "server",
                                    controller(
                                            "C",
                                            "@PreAuthorize(\"isAuthenticated()\")",
                                            "@DeleteMapping(\"/api/c\") public int own() { return 1; }"))
                            .java(
                                    "server",
                                    controller(
                                            "D",
                                            "@RequestMapping(\"/api/session\")",
                                            "@GetMapping public int who() { return 1; }"
                                                    + " @PutMapping public int out() { return 1; }"))
                            .java(
                                    "server",
                                    controller(
                                            "E",
                                            "",
                                            "@PreAuthorize(\"hasAuthority('x')\") @GetMapping(\"/api/e\") public int fine() { return 1; }")),
                    "org.huawu.server.calls.web.A#open",
                    "org.huawu.server.calls.web.B#all",
                    "org.huawu.server.calls.web.D#out"));

    private static final List<Proof> TABLES = List.of(
            Proof.fails(
                    "sql-of-sources",
                    "a module reads and writes tables of others, also in text blocks and joined literals",
                    House.sample()
                            .java("server", "package org.huawu.server.identity; \nclass X {}")
                            .java(
                                    "server",
                                    "package org.huawu.server.calls; \nclass A { String q = \"select * from identity.account where id = ?\"; }")
                            .java(
                                    "server",
                                    "package org.huawu.server.calls; \nclass B { String q = \"\"\"\n  update identity.account\n  set x = 1\n\"\"\"; }")
                            .java(
                                    "server",
                                    "package org.huawu.server.calls; \nclass C { String q(String w) { return \"select 1\" + w + \" from calls.call c join\" + \" identity.account a on true\"; } }")
                            .java(
                                    "server",
                                    "package org.huawu.server.calls; \nclass D { String q = \"select name from pg_catalog.pg_class\"; }")
                            .java(
                                    "server",
                                    "package org.huawu.server.calls; \nclass E { String q = \"select extract(epoch from c.at), huawu.me() from calls.call c\"; }")
                            .java(
                                    "server",
                                    "package org.huawu.server.calls; \nclass F { String q = \"It comes from identity.account, they say\"; }")
                            .java(
                                    "server",
                                    "package org.huawu.server.database; \nclass G { String q = \"select 1 from pg_catalog.pg_class\"; }"),
                    source("calls/A.java#A"),
                    source("calls/B.java#B"),
                    source("calls/C.java#C.q"),
                    source("calls/D.java#D")),
            Proof.fails(
                    "sql-of-migrations",
                    "a migration fills another module's table; a foreign key and a comment may name it",
                    House.sample()
                            .java("server", "package org.huawu.server.identity; \nclass X {}")
                            .java("server", "package org.huawu.server.calls; \nclass Y {}")
                            .file(
                                    MIGRATIONS + "calls/V20261121_01_01__calls_a.sql",
                                    "INSERT INTO identity.account VALUES (1);")
                            .file(
                                    MIGRATIONS + "calls/V20261121_01_02__calls_b.sql",
                                    "-- from identity.account\ncreate table calls.call (who bigint references identity.account(id));"
                                            + "\nselect huawu.protect('calls.call');"),
                    MIGRATIONS + "calls/V20261121_01_01__calls_a.sql"),
            Proof.fails(
                    "migration-place",
                    "no module's folder, another module's name, no date",
                    House.sample()
                            .java("server", "package org.huawu.server.calls; \nclass Y {}")
                            .file(MIGRATIONS + "nowhere/V20261121_01_01__nowhere_a.sql", "")
                            .file(MIGRATIONS + "V20261121_01_02__calls_a.sql", "")
                            .file(MIGRATIONS + "calls/V20261121_01_03__identity_a.sql", "")
                            .file(MIGRATIONS + "calls/V20261341_01_04__calls_a.sql", "")
                            .file(MIGRATIONS + "calls/V5__calls_a.sql", "")
                            .file(MIGRATIONS + "calls/V20261121_01_05__calls_first_tables.sql", ""),
                    MIGRATIONS + "nowhere/V20261121_01_01__nowhere_a.sql",
                    MIGRATIONS + "V20261121_01_02__calls_a.sql",
                    MIGRATIONS + "calls/V20261121_01_03__identity_a.sql",
                    MIGRATIONS + "calls/V20261341_01_04__calls_a.sql",
                    MIGRATIONS + "calls/V5__calls_a.sql"),
            Proof.fails(
                    "migration-order",
                    "two of the same version, and one that refers to a table made later",
                    House.sample()
                            .file(
                                    MIGRATIONS + "a/V20261121_01_01__a_x.sql",
                                    "create table a.x (y bigint references b.y(id))")
                            .file(MIGRATIONS + "b/V20261121_02_01__b_y.sql", "create table b.y (id bigint)")
                            .file(
                                    MIGRATIONS + "c/V20261121_02_01__c_z.sql",
                                    "create table c.z (y bigint references b.y(id))"),
                    MIGRATIONS + "a/V20261121_01_01__a_x.sql",
                    MIGRATIONS + "c/V20261121_02_01__c_z.sql"));

    public static final List<Proof> ALL =
            Stream.concat(MODULES.stream(), TABLES.stream()).toList();

    private ServerProofs() {}

    private static String source(String below) {
        return "server/src/main/java/org/huawu/server/" + below;
    }

    private static String settings(String module, String prefix, String type) {
        return "package org.huawu.server." + module + ";\n"
                + "@org.springframework.boot.context.properties.ConfigurationProperties(\"" + prefix + "\")\n" + type;
    }

    private static String controller(String name, String annotations, String methods) {
        return "package org.huawu.server.calls.web;\nimport org.springframework.web.bind.annotation.*;\n"
                + "import org.springframework.security.access.prepost.PreAuthorize;\n"
                + "@RestController " + annotations + "\nclass " + name + " { " + methods + " }";
    }
}
