package org.huawu.architecture.proofs;

import java.util.List;
import org.huawu.architecture.house.House;

/** Samples for the rules that leave one way of doing a thing. */
public final class OneWayProofs {

    public static final List<Proof> ALL = List.of(
            Proof.fails(
                    "no-lombok",
                    "one class imports it, one module declares it",
                    House.sample()
                            .java("server", "package org.huawu.server.a; \nimport lombok.Getter;\nclass A {}")
                            .file(
                                    "server/pom.xml",
                                    "<project><dependencies><dependency><artifactId>lombok</artifactId>"
                                            + "</dependency></dependencies></project>"),
                    "server/src/main/java/org/huawu/server/a/A.java",
                    "server/pom.xml"),
            Proof.fails(
                    "no-field-injection",
                    "fields are filled from outside",
                    House.sample()
                            .java(
                                    "server",
                                    body("A", "@org.springframework.beans.factory.annotation.Autowired Object b;"))
                            .java(
                                    "server",
                                    body(
                                            "B",
                                            "@org.springframework.beans.factory.annotation.Value(\"${x}\") String b;"))
                            .java("server", body("C", "@jakarta.annotation.Resource Object b;"))
                            .java("server", body("D", "private final Object b; D(Object b) { this.b = b; }")),
                    "org.huawu.server.a.A",
                    "org.huawu.server.a.B",
                    "org.huawu.server.a.C"),
            Proof.fails(
                    "no-static-state",
                    "a counter, a cache, a thread's variable; arrays and lists that nobody fills are constants",
                    House.sample()
                            .java("server", body("A", "static int count;"))
                            .java(
                                    "server",
                                    body(
                                            "B",
                                            "static final java.util.Map<String, String> CACHE ="
                                                    + " new java.util.concurrent.ConcurrentHashMap<>();"))
                            .java(
                                    "server",
                                    body(
                                            "C",
                                            "static final ThreadLocal<String> WHO = ThreadLocal.withInitial(() -> \"\");"))
                            .java(
                                    "server",
                                    body(
                                            "D",
                                            "static final java.util.List<String> ALL = java.util.List.of();"
                                                    + " static final byte[] MAGIC = {1};")),
                    "org.huawu.server.a.A",
                    "server/src/main/java/org/huawu/server/a/B.java#B",
                    "server/src/main/java/org/huawu/server/a/C.java#C"),
            Proof.fails(
                    "no-sleep",
                    "the product and a test sleep, in three ways",
                    House.sample()
                            .java("server", body("A", "void o() throws Exception { Thread.sleep(5); }"))
                            .test(
                                    "server",
                                    body(
                                            "B",
                                            "void o() throws Exception { java.util.concurrent.TimeUnit.SECONDS.sleep(1); }"))
                            .test(
                                    "server",
                                    body("C", "void o() { java.util.concurrent.locks.LockSupport.parkNanos(5); }"))
                            .java("server", body("D", "String o() { return \"Thread.sleep(5)\"; }")),
                    "server/src/main/java/org/huawu/server/a/A.java#A.o",
                    "server/src/test/java/org/huawu/server/a/B.java#B.o",
                    "server/src/test/java/org/huawu/server/a/C.java#C.o"),
            Proof.fails(
                    "one-clock",
                    "the clock of the machine is asked; a clock that was given may be, and one class makes it",
                    House.sample()
                            .java("server", body("A", "Object o() { return java.time.Instant.now(); }"))
                            .java("server", body("B", "long o() { return System.currentTimeMillis(); }"))
                            .java(
                                    "server",
                                    body(
                                            "C",
                                            "Object o() { return java.time.LocalDate.now(java.time.ZoneOffset.UTC); }"))
                            .java(
                                    "server",
                                    body(
                                            "D",
                                            "Object o(java.time.Clock c) { return java.time.Instant.now(c); }"
                                                    + " long p() { return System.nanoTime(); }"))
                            .java(
                                    "server",
                                    "package org.huawu.server.installation; \nclass InstallationConfiguration { Object o = java.time.Clock.systemUTC(); }"),
                    "org.huawu.server.a.A",
                    "org.huawu.server.a.B",
                    "org.huawu.server.a.C"),
            Proof.fails(
                    "one-log",
                    "the JDK's log, a print, a stack trace; a command may print",
                    House.sample()
                            .java("server", body("A", "java.util.logging.Logger log;"))
                            .java("server", body("B", "void o() { System.out.println(); }"))
                            .java("server", body("C", "void o(Exception e) { e.printStackTrace(); }"))
                            .java(
                                    "server",
                                    body(
                                            "D",
                                            "org.slf4j.Logger log; void o(Exception e, java.io.PrintWriter w) { e.printStackTrace(w); }"))
                            .java(
                                    "server",
                                    "package org.huawu.server.command; \nclass Doctor { void o() { System.err.println(); } }"),
                    "org.huawu.server.a.A",
                    "org.huawu.server.a.B",
                    "org.huawu.server.a.C"),
            Proof.fails(
                    "one-client",
                    "other clients for SQL and HTTP, and a connection outside the module that owns the pool",
                    House.sample()
                            .java("server", body("A", "org.springframework.jdbc.core.JdbcTemplate t;"))
                            .java("server", body("B", "org.springframework.web.client.RestTemplate t;"))
                            .java(
                                    "server",
                                    body(
                                            "C",
                                            "void o(javax.sql.DataSource d) throws Exception { d.getConnection().close(); }"))
                            .java(
                                    "server",
                                    body(
                                            "D",
                                            "org.springframework.jdbc.core.simple.JdbcClient c;"
                                                    + " String o(java.sql.ResultSet r) throws Exception { return r.getString(1); }"))
                            .java(
                                    "server",
                                    "package org.huawu.server.database; \nclass Pool { java.sql.Connection c; }"),
                    "org.huawu.server.a.A",
                    "org.huawu.server.a.B",
                    "org.huawu.server.a.C"),
            Proof.fails(
                    "one-time-library",
                    "a calendar, a field, a parameter and arithmetic with Date; handing one to a library is fine",
                    House.sample()
                            .java("server", body("A", "Object o() { return java.util.Calendar.getInstance(); }"))
                            .java("server", body("B", "java.util.Date d;"))
                            .java("server", body("C", "void o(java.util.Date d) {}"))
                            .java("server", body("D", "Object o() { return new java.util.Date(5); }"))
                            .java(
                                    "server",
                                    body(
                                            "E",
                                            "Object o(java.security.cert.X509Certificate c) throws Exception {"
                                                    + " c.checkValidity(java.util.Date.from(java.time.Instant.EPOCH)); return c.getNotAfter().toInstant(); }")),
                    "org.huawu.server.a.A",
                    "org.huawu.server.a.B",
                    "org.huawu.server.a.C",
                    "org.huawu.server.a.D"),
            Proof.fails(
                    "one-exit",
                    "a module ends the process; a command may",
                    House.sample()
                            .java("server", body("A", "void o() { System.exit(1); }"))
                            .java("server", body("B", "void o() { Runtime.getRuntime().halt(1); }"))
                            .java(
                                    "server",
                                    "package org.huawu.server.command; \nclass Up { void o() { System.exit(1); } }"),
                    "org.huawu.server.a.A",
                    "org.huawu.server.a.B"),
            Proof.fails(
                    "queues-bounded",
                    "queues and pools without an end",
                    House.sample()
                            .java(
                                    "server",
                                    body("A", "Object o = new java.util.concurrent.LinkedBlockingQueue<String>();"))
                            .java(
                                    "server",
                                    body("B", "Object o = new java.util.concurrent.ConcurrentLinkedQueue<String>();"))
                            .java(
                                    "server",
                                    body("C", "Object o = java.util.concurrent.Executors.newFixedThreadPool(2);"))
                            .java(
                                    "server",
                                    body(
                                            "D",
                                            "Object o = new java.util.concurrent.LinkedBlockingQueue<String>(10);"
                                                    + " Object p = new java.util.concurrent.ArrayBlockingQueue<String>(10);")),
                    "org.huawu.server.a.A",
                    "org.huawu.server.a.B",
                    "org.huawu.server.a.C"),
            Proof.fails(
                    "money-exact",
                    "a price, an amount and a fee in floating point, and any in the module that settles",
                    House.sample()
                            .java("server", body("A", "double unitPrice;"))
                            .java("server", "package org.huawu.server.a; \nrecord B(Double amount) {}")
                            .java("server", body("C", "float feeOf(int seats) { return 0; }"))
                            .java(
                                    "server",
                                    "package org.huawu.server.contracts; \nclass D { Object o() { double x = 1; return x; } }")
                            .java("server", body("E", "java.math.BigDecimal unitPrice; double load;")),
                    "server/src/main/java/org/huawu/server/a/A.java#A",
                    "server/src/main/java/org/huawu/server/a/B.java#B",
                    "server/src/main/java/org/huawu/server/a/C.java#C.feeOf",
                    "server/src/main/java/org/huawu/server/contracts/D.java#D.o"),
            Proof.fails(
                    "duration-unit",
                    "a field, a component, a parameter and a constant without unit",
                    House.sample()
                            .java("server", body("A", "long timeout;"))
                            .java("server", "package org.huawu.server.a; \nrecord B(int retryDelay) {}")
                            .java("server", body("C", "void o(long callDuration) {}"))
                            .java("server", body("D", "static final int LOCK_TIMEOUT = 5;"))
                            .java(
                                    "server",
                                    body(
                                            "E",
                                            "long timeoutMs; java.time.Duration delay; int page; static final int WAIT_MS = 5;")),
                    "server/src/main/java/org/huawu/server/a/A.java#A",
                    "server/src/main/java/org/huawu/server/a/B.java#B",
                    "server/src/main/java/org/huawu/server/a/C.java#C.o",
                    "server/src/main/java/org/huawu/server/a/D.java#D"),
            Proof.fails(
                    "suppression-reason",
                    "a warning is suppressed without a word; two say why",
                    House.sample()
                            .file("server/A.java", "@SuppressWarnings(\"unchecked\")\nclass A {}")
                            .file(
                                    "server/B.java",
                                    "// the library gives a raw list\n@SuppressWarnings(\"unchecked\")\nclass B {}")
                            .file(
                                    "server/C.java",
                                    "@SuppressWarnings(\"unchecked\") // the library gives a raw list\nclass C {}"),
                    "server/A.java"));

    private OneWayProofs() {}

    private static String body(String name, String members) {
        return "package org.huawu.server.a;\nclass " + name + " { " + members + " }\n";
    }
}
