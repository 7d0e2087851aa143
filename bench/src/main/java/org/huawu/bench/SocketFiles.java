package org.huawu.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Under which number the system knows this program's UDP sockets: Java has them and does not tell. See proc(5). */
final class SocketFiles {

    private static final Path FILES = Path.of("/proc/self/fd");
    private static final List<Path> TABLES = List.of(Path.of("/proc/self/net/udp"), Path.of("/proc/self/net/udp6"));
    private static final int PLACE_COLUMN = 1;
    private static final int INODE_COLUMN = 9;
    private static final int HEX = 16;

    private final Map<Integer, Integer> byPort = new HashMap<>();

    private SocketFiles() {}

    /** Those that are open now. */
    static SocketFiles now() throws IOException {
        Map<String, Integer> byInode = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FILES)) {
            for (Path file : files) {
                byInode.put(goal(file), Integer.parseInt(file.getFileName().toString()));
            }
        }
        SocketFiles found = new SocketFiles();
        for (Path table : TABLES) {
            Files.readAllLines(table).stream()
                    .skip(1)
                    .forEach(row -> found.take(row.strip().split("\\s+", -1), byInode));
        }
        return found;
    }

    private static String goal(Path file) throws IOException {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (NoSuchFileException e) {
            return ""; // closed meanwhile
        }
    }

    private void take(String[] row, Map<String, Integer> byInode) {
        Integer file = byInode.get("socket:[" + row[INODE_COLUMN] + "]");
        if (file != null) {
            String place = row[PLACE_COLUMN];
            byPort.put(Integer.parseInt(place.substring(place.lastIndexOf(':') + 1), HEX), file);
        }
    }

    /** The file of the socket at a local port. */
    int atPort(int port) throws IOException {
        Integer file = byPort.get(port);
        if (file == null) {
            throw new IOException("no socket of this program is at port " + port);
        }
        return file;
    }
}
