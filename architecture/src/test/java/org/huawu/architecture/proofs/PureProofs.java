package org.huawu.architecture.proofs;

import java.util.List;
import org.huawu.architecture.house.House;

/** Samples for the rules of pure rooms. */
public final class PureProofs {

    public static final List<Proof> ALL = List.of(
            Proof.fails(
                    "pure-without-io",
                    "routing reads a file, an event opens a socket, a metric prints; the planning around the simulator may read",
                    House.sample()
                            .java(
                                    "routing",
                                    body(
                                            "routing",
                                            "Reads",
                                            "Object o() throws Exception {"
                                                    + " return java.nio.file.Files.readString(java.nio.file.Path.of(\"x\")); }"))
                            .java("events", body("events", "Dials", "java.net.Socket socket;"))
                            .java("metrics", body("metrics", "Prints", "void o() { System.out.println(1); }"))
                            .java("planning", body("planning", "Loads", "java.io.File file;"))
                            .java("planning", body("planning.simulator", "Saves", "java.io.File file;")),
                    "org.huawu.routing.Reads",
                    "org.huawu.events.Dials",
                    "org.huawu.metrics.Prints",
                    "org.huawu.planning.simulator.Saves"),
            Proof.fails(
                    "pure-without-logging",
                    "one logs through SLF4J, one through the JDK, one through System.Logger",
                    House.sample()
                            .java("routing", body("routing", "A", "org.slf4j.Logger log;"))
                            .java("routing", body("routing", "B", "java.util.logging.Logger log;"))
                            .java("routing", body("routing", "C", "Object log = System.getLogger(\"c\");"))
                            .java("routing", body("routing", "D", "String logger = \"no\";")),
                    "org.huawu.routing.A",
                    "org.huawu.routing.B",
                    "org.huawu.routing.C"),
            Proof.fails(
                    "pure-without-clock",
                    "the clock is asked in all its ways, once by a method reference; the zone of the machine too",
                    House.sample()
                            .java("kernel", body("kernel", "A", "Object o() { return java.time.Instant.now(); }"))
                            .java("kernel", body("kernel", "B", "long o() { return System.nanoTime(); }"))
                            .java("kernel", body("kernel", "C", "Object o() { return java.time.Clock.systemUTC(); }"))
                            .java(
                                    "kernel",
                                    body("kernel", "D", "java.util.function.Supplier<?> o = java.time.LocalDate::now;"))
                            .java(
                                    "kernel",
                                    body("kernel", "E", "Object o() { return java.time.ZoneId.systemDefault(); }"))
                            .java(
                                    "kernel",
                                    body("kernel", "F", "Object o(java.time.Instant at) { return at.plusMillis(1); }")),
                    "org.huawu.kernel.A",
                    "org.huawu.kernel.B",
                    "org.huawu.kernel.C",
                    "org.huawu.kernel.D",
                    "org.huawu.kernel.E"),
            Proof.fails(
                    "pure-without-chance",
                    "dice are thrown, ids made up, lists shuffled",
                    House.sample()
                            .java("metrics", body("metrics", "A", "Object o = new java.util.Random(1);"))
                            .java("metrics", body("metrics", "B", "Object o() { return Math.random() > 0.5; }"))
                            .java("metrics", body("metrics", "C", "Object o() { return java.util.UUID.randomUUID(); }"))
                            .java(
                                    "metrics",
                                    body(
                                            "metrics",
                                            "D",
                                            "void o(java.util.List<?> l) { java.util.Collections.shuffle(l); }"))
                            .java("metrics", body("metrics", "E", "Object o() { return new java.util.UUID(1, 2); }")),
                    "org.huawu.metrics.A",
                    "org.huawu.metrics.B",
                    "org.huawu.metrics.C",
                    "org.huawu.metrics.D"),
            Proof.fails(
                    "pure-without-threads",
                    "a thread, a lock, synchronized methods and blocks, a volatile field, a parallel stream, a wait",
                    House.sample()
                            .java("routing", body("routing", "A", "Object o = new Thread();"))
                            .java("routing", body("routing", "B", "java.util.concurrent.locks.ReentrantLock lock;"))
                            .java("routing", body("routing", "C", "synchronized void o() {}"))
                            .java("routing", body("routing", "D", "void o() { synchronized (this) { hashCode(); } }"))
                            .java("routing", body("routing", "E", "volatile int state;"))
                            .java(
                                    "routing",
                                    body(
                                            "routing",
                                            "F",
                                            "Object o(java.util.List<?> l) { return l.parallelStream(); }"))
                            .java("routing", body("routing", "G", "void o() throws Exception { wait(); }"))
                            .java(
                                    "routing",
                                    body("routing", "H", "Object o(java.util.List<?> l) { return l.stream(); }")),
                    "org.huawu.routing.A",
                    "org.huawu.routing.B",
                    "org.huawu.routing.C",
                    "routing/src/main/java/org/huawu/routing/D.java#D.o",
                    "org.huawu.routing.E",
                    "org.huawu.routing.F",
                    "org.huawu.routing.G"),
            Proof.fails(
                    "pure-without-static-state",
                    "static fields that can change, arrays and filled collections included; enums and lists that cannot are fine",
                    House.sample()
                            .java("routing", body("routing", "A", "static int count;"))
                            .java("routing", body("routing", "B", "static final int[] TABLE = {1, 2};"))
                            .java(
                                    "routing",
                                    body(
                                            "routing",
                                            "C",
                                            "static final java.util.List<String> SEEN = new java.util.ArrayList<>();"))
                            .java(
                                    "routing",
                                    body("routing", "D", "static { new java.util.TreeMap<String, String>(); }"))
                            .java(
                                    "routing",
                                    "package org.huawu.routing; \ninterface E { StringBuilder TEXT = new StringBuilder(); }")
                            .java(
                                    "routing",
                                    "package org.huawu.routing; \nenum F { ONE, TWO; static final java.util.List<F> L = java.util.List.of(ONE); }"),
                    "org.huawu.routing.A",
                    "org.huawu.routing.B",
                    "routing/src/main/java/org/huawu/routing/C.java#C",
                    "routing/src/main/java/org/huawu/routing/D.java#D",
                    "routing/src/main/java/org/huawu/routing/E.java#E"),
            Proof.fails(
                    "pure-without-hash-order",
                    "hash maps and sets, collectors that make them, and the factories whose order is shuffled in every JVM",
                    House.sample()
                            .java(
                                    "routing",
                                    body(
                                            "routing",
                                            "A",
                                            "java.util.Map<String, String> m = new java.util.HashMap<>();"))
                            .java("routing", body("routing", "B", "Object o() { return java.util.Set.of(1, 2); }"))
                            .java(
                                    "routing",
                                    body(
                                            "routing",
                                            "C",
                                            "Object o(java.util.stream.Stream<?> s) {"
                                                    + " return s.collect(java.util.stream.Collectors.toSet()); }"))
                            .java(
                                    "routing",
                                    body(
                                            "routing",
                                            "D",
                                            "Object o(java.util.stream.Stream<String> s) {"
                                                    + " return s.collect(java.util.stream.Collectors.groupingBy(String::length)); }"))
                            .java(
                                    "routing",
                                    body(
                                            "routing",
                                            "E",
                                            "java.util.Map<String, String> m = new java.util.TreeMap<>();"
                                                    + " java.util.Set<String> s = new java.util.LinkedHashSet<>();"))
                            .java("kernel", body("kernel", "F", "Object o() { return java.util.Map.of(\"a\", 1); }"))
                            .java("kernel", body("kernel", "G", "Object o = new java.util.HashSet<String>();")),
                    "org.huawu.routing.A",
                    "org.huawu.routing.B",
                    "org.huawu.routing.C",
                    "org.huawu.routing.D",
                    "org.huawu.kernel.G"),
            Proof.fails(
                    "pure-without-floating-point",
                    "a field, a parameter, a local variable, a boxed type, a call and a literal; metrics may show rates",
                    House.sample()
                            .java("routing", body("routing", "A", "double weight;"))
                            .java("routing", body("routing", "B", "void o(float x) {}"))
                            .java("routing", body("routing", "C", "java.util.List<Double> all;"))
                            .java("routing", body("routing", "D", "boolean o(int a) { return Math.sqrt(a) > 3; }"))
                            .java("routing", body("routing", "E", "long o(long a) { return (long) (a * 0.5); }"))
                            .java("routing", body("routing", "F", "long o(long a) { return a / 2; }"))
                            .java("metrics", body("metrics", "G", "double rate;")),
                    "org.huawu.routing.A",
                    "routing/src/main/java/org/huawu/routing/A.java#A",
                    "routing/src/main/java/org/huawu/routing/B.java#B.o",
                    "org.huawu.routing.C",
                    "routing/src/main/java/org/huawu/routing/C.java#C",
                    "org.huawu.routing.D",
                    "routing/src/main/java/org/huawu/routing/E.java#E.o"));

    private PureProofs() {}

    private static String body(String room, String name, String members) {
        return "package org.huawu." + room + ";\nclass " + name + " { " + members + " }\n";
    }
}
