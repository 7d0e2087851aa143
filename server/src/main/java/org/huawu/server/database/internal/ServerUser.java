package org.huawu.server.database.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huawu.server.installation.Refusal;

/**
 * As whom PostgreSQL runs: it refuses to run as root.
 *
 * @param prefix the words in front of every command line of PostgreSQL; none for an ordinary user
 * @param uid who owns the files of the database
 * @param gid that user's group
 */
record ServerUser(List<String> prefix, int uid, int gid) {

    private static final Path SELF = Path.of("/proc/self");
    private static final int NOBODY = 65_534;
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(10);

    /** An ordinary user runs PostgreSQL as itself, root without its powers: in a user namespace, or as somebody else. */
    static ServerUser choose(Path scratch) throws IOException, InterruptedException {
        int self = (Integer) Files.getAttribute(SELF, "unix:uid");
        int group = (Integer) Files.getAttribute(SELF, "unix:gid");
        if (self != 0) {
            return new ServerUser(List.of(), self, group);
        }
        return works(scratch, List.of("unshare", "-U", "true"))
                ? new ServerUser(List.of("unshare", "-U"), self, group)
                : asSomebodyElse(scratch);
    }

    /** Root without user namespaces, as in most containers: files and processes belong to another user. */
    static ServerUser asSomebodyElse(Path scratch) throws IOException, InterruptedException {
        int[] other = Stream.of("huawu", "postgres")
                .map(ServerUser::lookUp)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(new int[] {NOBODY, NOBODY});
        List<String> prefix = List.of("setpriv", "--reuid=" + other[0], "--regid=" + other[1], "--clear-groups");
        List<String> probe = new ArrayList<>(prefix);
        probe.add("true");
        if (!works(scratch, probe)) {
            throw new Refusal(
                    "PostgreSQL does not run as root, and neither unshare -U nor setpriv is allowed here."
                            + " Start Huawu as an ordinary user, or name a PostgreSQL of your own with --db.",
                    "PostgreSQL 不能以 root 身份运行，而此处 unshare -U 与 setpriv 均不可用。"
                            + "请以普通用户启动 Huawu，或用 --db 指定自备的 PostgreSQL。");
        }
        return new ServerUser(prefix, other[0], other[1]);
    }

    /** Whether the files of the database belong to another user than the program runs as. */
    boolean isSomebodyElse() {
        return prefix.contains("--clear-groups");
    }

    /** The command line that runs this one as the server's user. */
    List<String> wrap(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Gives a file or a folder with all that is in it to the server's user, where it is not that user's already. */
    void own(Path path) throws IOException {
        if ((Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS) == uid) {
            return;
        }
        List<Path> all;
        try (Stream<Path> paths = Files.walk(path)) {
            all = paths.toList();
        }
        // The top comes last: while it still belongs to another, an interrupted hand-over is done again.
        for (Path each : all.reversed()) {
            Files.setAttribute(each, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(each, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static boolean works(Path scratch, List<String> command) throws InterruptedException {
        try {
            return ProcessRun.of(command, scratch, PROBE_LIMIT).succeeded();
        } catch (IOException e) {
            return false; // the program is not installed
        }
    }

    private static Optional<int[]> lookUp(String user) {
        try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 3 && fields[0].equals(user))
                    .map(fields -> new int[] {Integer.parseInt(fields[2]), Integer.parseInt(fields[3])})
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
