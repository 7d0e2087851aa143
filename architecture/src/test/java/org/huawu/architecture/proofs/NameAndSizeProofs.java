package org.huawu.architecture.proofs;

import java.util.List;
import org.huawu.architecture.house.House;

/** Samples for the rules of sizes and names. */
public final class NameAndSizeProofs {

    private static final String LINES = "x();\n";

    public static final List<Proof> ALL = List.of(
            Proof.fails(
                    "file-lines",
                    "sources of 501 lines; 500 are fine, and a document may be longer",
                    House.sample()
                            .file("a/Long.java", "//\n".repeat(501))
                            .file("web/src/Long.vue", "\n".repeat(501))
                            .file("web/src/long.ts", "\n".repeat(501))
                            .file("launcher/long", "#!/usr/bin/env bash\n" + "\n".repeat(500))
                            .file("a/Fine.java", "//\n".repeat(500))
                            .file("docs/long.md", "\n".repeat(900)),
                    "a/Long.java",
                    "launcher/long",
                    "web/src/Long.vue",
                    "web/src/long.ts"),
            Proof.fails(
                    "method-lines",
                    "a method of 61 lines; 60 are fine",
                    House.sample()
                            .file("a/A.java", "class A {\nvoid o() {\n" + LINES.repeat(59) + "}\n}")
                            .file("a/B.java", "class B {\nvoid o() {\n" + LINES.repeat(58) + "}\n}"),
                    "a/A.java#A.o"),
            Proof.fails(
                    "parameters",
                    "seven parameters; the components of a record are not counted",
                    House.sample()
                            .file("a/A.java", "class A { void o(int a, int b, int c, int d, int e, int f, int g) {} }")
                            .file(
                                    "a/B.java",
                                    "record B(int a, int b, int c, int d, int e, int f, int g) {"
                                            + " static final int X = 1; B(int a, int b, int c, int d, int e, int f, int g) { this.a = a; } }")
                            .file(
                                    "a/C.java",
                                    "record C(int a, int b, int c, int d, int e, int f, int g) { C { x(); } }")
                            .file(
                                    "a/D.java",
                                    "record D(int a) { D(int a, int b, int c, int d, int e, int f, int g) { this(a); } }")
                            .file("a/E.java", "class E { void o(int a, int b, int c, int d, int e, int f) {} }"),
                    "a/A.java#A.o",
                    "a/D.java#D.<init>"),
            Proof.fails(
                    "function-lines",
                    "a bash function of 61 lines; 60 are fine",
                    House.sample()
                            .file("huawu", "#!/usr/bin/env bash\nlong() {\n" + LINES.repeat(59) + "}\nshort() { x; }\n")
                            .file("launcher/fine.sh", "fine() {\n" + LINES.repeat(58) + "}\n"),
                    "huawu#long"),
            Proof.fails(
                    "names-mean",
                    "classes, packages and files named with words that say nothing",
                    House.sample()
                            .file("a/A.java", "class CallManager { class StringUtils {} }")
                            .file("a/B.java", "package org.huawu.server.util;\nclass B {}")
                            .file("a/C.java", "class UserData {} interface Metadata {} class Management {}")
                            .file("web/src/date-utils.ts", "")
                            .file("web/src/dates.ts", ""),
                    "a/A.java#CallManager",
                    "a/A.java#CallManager.StringUtils",
                    "a/B.java",
                    "a/C.java#UserData",
                    "web/src/date-utils.ts"),
            Proof.fails(
                    "types-described",
                    "public types without Javadoc, one of them nested",
                    House.sample()
                            .java("server", "package org.huawu.server.a; \npublic class A {}")
                            .java(
                                    "server",
                                    "package org.huawu.server.a; \n/** What it is. */\npublic class B { public record Inner() {} }")
                            .java(
                                    "server",
                                    "package org.huawu.server.a; \n/** What it is. */\npublic interface C { enum Inner {} }")
                            .java(
                                    "server",
                                    "package org.huawu.server.a; \n/** What it is. */\npublic class D { private record Inner() {} }")
                            .java("server", "package org.huawu.server.a; \nclass E {}")
                            .test("server", "package org.huawu.server.a; \npublic class F {}"),
                    "server/src/main/java/org/huawu/server/a/A.java#A",
                    "server/src/main/java/org/huawu/server/a/B.java#B",
                    "server/src/main/java/org/huawu/server/a/C.java#C"),
            Proof.fails(
                    "java-tests-named",
                    "tests that are no sentences",
                    House.sample()
                            .file(
                                    "a/src/test/java/A.java",
                                    "class A { @Test void works() {} @Test void given_a_when_b() {}"
                                            + " @Test void given_a_then_b() {} @ParameterizedTest void given_a_when_b_then_c(int x) {} void setUp() {} }")
                            .file("a/src/test/java/B.java", "class B { @Property void holds_always() {} }"),
                    "a/src/test/java/A.java#A.works",
                    "a/src/test/java/A.java#A.given_a_when_b",
                    "a/src/test/java/B.java#B.holds_always"),
            Proof.fails(
                    "page-tests-named",
                    "tests that are no sentences, one with a table in front",
                    House.sample().file("web/src/a.test.ts", """
                                    describe('sign-in', () => {
                                      it('works', () => { expect(/x/.test('y')).toBe(true) })
                                      it('given a name when it is typed then it is kept', () => {})
                                      it('given_a_name_when_it_is_typed_then_it_is_kept', () => {})
                                      it.each([['a', 1], ['b (c)', 2]])('adds %s', () => {})
                                      test(`given ${x} then y`, () => {})
                                    })
                                    """).file("web/src/b.ts", "it('is no test', () => {})"),
                    "web/src/a.test.ts#works",
                    "web/src/a.test.ts#adds %s"));

    private NameAndSizeProofs() {}
}
