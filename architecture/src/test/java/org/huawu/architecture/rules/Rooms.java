package org.huawu.architecture.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rooms of the house and who may know whom. Rooms that do not stand yet are listed too, so that their rules hold from
 * their first line. The kernel is for all; nobody knows the server.
 */
final class Rooms {

    private static final String[] EVERYTHING_BUT_SERVER = {
        "kernel",
        "events",
        "port",
        "tck",
        "rtp",
        "recording",
        "sip",
        "engine",
        "gateway",
        "asterisk",
        "routing",
        "cluster",
        "metrics",
        "planning"
    };

    static final List<Room> ALL = List.of(
            room("kernel", "kernel"),
            room("events", "events", "kernel"),
            switchboard("port", "kernel"),
            switchboard("rtp", "kernel"),
            switchboard("recording"),
            switchboard("peer"),
            switchboard("sip", "kernel"),
            switchboard("tck", "kernel", "port"),
            switchboard("engine", "kernel", "port", "rtp", "sip"),
            switchboard("asterisk", "kernel", "port", "rtp", "sip"),
            switchboard("gateway", "kernel", "port", "rtp"),
            room("routing", "kernel", "events"),
            room("metrics", "kernel", "events"),
            room("cluster", "kernel", "events", "port", "routing"),
            // what it simulates with is the product's own routing and metrics, which speak in events
            room("planning", "kernel", "events", "routing", "metrics"),
            room("server", EVERYTHING_BUT_SERVER),
            room("bench", with("peer", EVERYTHING_BUT_SERVER)));

    /** Packages whose classes do the same for the same input, always and everywhere. */
    static final List<String> PURE = List.of(
            "org.huawu.kernel",
            "org.huawu.events",
            "org.huawu.routing",
            "org.huawu.metrics",
            "org.huawu.planning.simulator");

    /** Pure packages that count and decide in whole numbers only. */
    static final List<String> EXACT = List.of("org.huawu.kernel", "org.huawu.events", "org.huawu.routing");

    /**
     * Rooms whose tests also drive another room: figures are recounted over what the
     * routing core really decides, the switchboard calls and is called by Asterisk, and programs that are started get ports that are free.
     */
    static final Map<String, Set<String>> TESTS_ALSO_KNOW = Map.of(
            "metrics", Set.of("routing"), "engine", Set.of("peer"), "sip", Set.of("peer"), "server", Set.of("peer"));

    /** Maven modules that are no room: they hold tests only. */
    static final Set<String> TEST_MODULES = Set.of("architecture");

    private Rooms() {}

    /** The room a class or package lies in. */
    static Optional<Room> holding(String qualifiedName) {
        return ALL.stream().filter(room -> room.holds(qualifiedName)).findFirst();
    }

    /** The room whose Maven module lies in a folder. */
    static Optional<Room> inFolder(String folder) {
        return ALL.stream().filter(room -> room.folder().equals(folder)).findFirst();
    }

    /** Whether a class or package is among those listed or lies below one of them. */
    static boolean within(List<String> packages, String qualifiedName) {
        return packages.stream().anyMatch(name -> qualifiedName.equals(name) || qualifiedName.startsWith(name + "."));
    }

    private static String[] with(String one, String... others) {
        return Stream.concat(Stream.of(one), Stream.of(others)).toArray(String[]::new);
    }

    private static Room room(String name, String... knows) {
        return new Room(name, name, "org.huawu." + name, Set.of(knows));
    }

    private static Room switchboard(String name, String... knows) {
        return new Room(name, "switchboard/" + name, "org.huawu.switchboard." + name, Set.of(knows));
    }
}
