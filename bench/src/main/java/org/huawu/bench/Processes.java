package org.huawu.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The processes of this machine, as {@code /proc} shows them. */
final class Processes {

    private static final Path PROC = Path.of("/proc");
    private static final String PROPORTIONAL = "Pss:";

    private Processes() {}

    /**
     * A process.
     *
     * @param pid its number
     * @param parent the number of the process that started it
     * @param words its command line
     */
    record Running(long pid, long parent, List<String> words) {

        /** Whether a word of the command line names a folder or something below it. */
        boolean names(Path folder) {
            String path = folder.toString();
            return words.stream().anyMatch(word -> word.endsWith(path) || word.contains(path + "/"));
        }
    }

    /** The processes that work on a data folder: those that name it, and all that these have started; this one excepted. */
    static List<Running> workingOn(Path data) {
        return workingOn(data, all(), ProcessHandle.current().pid());
    }

    static List<Running> workingOn(Path data, List<Running> all, long self) {
        Set<Long> members = new TreeSet<>();
        all.stream().filter(each -> each.names(data)).map(Running::pid).forEach(members::add);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Running each : all) {
                grown |= members.contains(each.parent()) && members.add(each.pid());
            }
        }
        return all.stream()
                .filter(each -> members.contains(each.pid()) && each.pid() != self)
                .toList();
    }

    /** Memory in KiB that a process takes up; memory shared with others is divided among them. 0 when it has ended. */
    static long memoryKib(long pid) {
        try {
            return memoryKib(Files.readString(PROC.resolve(pid + "/smaps_rollup")));
        } catch (IOException e) {
            if (Files.exists(PROC.resolve(Long.toString(pid)))) {
                throw new BenchFailure(
                        "The memory of process " + pid + " cannot be read. Run this as the user of the program.", e);
            }
            return 0;
        }
    }

    /** Reads the text of {@code smaps_rollup}. A process without memory of its own has none. */
    static long memoryKib(String rollup) {
        return rollup.lines()
                .filter(line -> line.startsWith(PROPORTIONAL))
                .map(line ->
                        line.substring(PROPORTIONAL.length()).replace("kB", "").strip())
                .mapToLong(Long::parseLong)
                .sum();
    }

    /** The parent in the text of {@code stat}. The name before it stands in parentheses and may hold some itself. */
    static long parentIn(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", 3);
        return Long.parseLong(fields[1]);
    }

    private static List<Running> all() {
        List<Running> all = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path folder : folders) {
                read(folder, all);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static void read(Path folder, List<Running> all) {
        try {
            long parent = parentIn(Files.readString(folder.resolve("stat")));
            List<String> words =
                    List.of(Files.readString(folder.resolve("cmdline")).split("\0", -1));
            all.add(new Running(Long.parseLong(folder.getFileName().toString()), parent, words));
        } catch (NoSuchFileException e) {
            // it ended between being listed and being read
        } catch (IOException e) {
            if (Files.exists(folder)) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
