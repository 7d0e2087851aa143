package org.huawu.server.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who listens on a TCP port of this machine, as Linux tells.
 *
 * @param port the port
 */
record Listener(int port) {

    private static final String LISTENING = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    /** Whether a process listens on it; no, when that process may not be looked into. */
    boolean isOf(long pid) {
        Set<String> sockets = new HashSet<>();
        sockets.addAll(socketsIn(Path.of("/proc/net/tcp")));
        sockets.addAll(socketsIn(Path.of("/proc/net/tcp6")));
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return open.anyMatch(descriptor -> sockets.contains(targetOf(descriptor)));
        } catch (IOException e) {
            return false;
        }
    }

    private Set<String> socketsIn(Path table) {
        String local = ":%04X".formatted(port).toUpperCase(Locale.ROOT);
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> List.of(line.strip().split("\\s+")))
                    .filter(columns -> columns.size() > INODE
                            && columns.get(LOCAL_ADDRESS).endsWith(local)
                            && columns.get(STATE).equals(LISTENING))
                    .map(columns -> "socket:[" + columns.get(INODE) + "]")
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            return Set.of(); // a machine without IPv6 has no such table
        }
    }

    private static String targetOf(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }
}
