package org.huawu.server.database.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huawu.server.installation.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the server process of a {@link Cluster}. */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final int PORTS_TO_TRY = 5;
    private static final int LOGS_TO_KEEP = 10;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration BESIDES = Duration.ofSeconds(15);

    private final Cluster cluster;
    private final ClusterSettings settings;

    Postmaster(Cluster cluster, ClusterSettings settings) {
        this.cluster = cluster;
        this.settings = settings;
    }

    /**
     * A server process that accepts connections.
     *
     * @param process the process
     * @param port where it listens, on 127.0.0.1
     */
    record Running(ProcessHandle process, int port) {}

    /**
     * Starts the server, after ending one that an earlier run of the program left behind.
     *
     * @param preferredPort the port to try first, 0 for any that is free
     * @throws Refusal when it does not start
     */
    Running start(int preferredPort) throws IOException, InterruptedException {
        try {
            return tryPorts(preferredPort);
        } catch (IOException | InterruptedException | RuntimeException e) {
            // Also when the program is told to end while the server is still starting: no server is left behind.
            stop();
            throw e;
        }
    }

    private Running tryPorts(int preferredPort) throws IOException, InterruptedException {
        endLeftover();
        String said = "";
        for (int attempt = 0; attempt < PORTS_TO_TRY; attempt++) {
            int port = attempt == 0 && preferredPort != 0 ? preferredPort : freePort();
            cluster.configure(settings, port);
            Files.deleteIfExists(cluster.startLog());
            ProcessRun run = startServer();
            if (run.succeeded()) {
                return running(port);
            }
            said = whatItSaid();
            LOG.warn("PostgreSQL did not start on port {}: {} {}", port, run.output(), said);
            endLeftover();
            if (!said.contains("Address already in use")) {
                break;
            }
        }
        throw doesNotStart(said);
    }

    /** The server of this cluster that runs now, started by whomever. */
    Optional<Running> find() throws IOException {
        Optional<PidFile> file = PidFile.read(cluster.data());
        return file.flatMap(f -> f.processOf(cluster.data()).map(p -> new Running(p, f.port())));
    }

    /**
     * Stops the server if it runs: its clients are cut off, nothing committed is lost. Not given up when the thread was
     * interrupted before: that is often why the server is to be stopped.
     */
    void stop() throws IOException, InterruptedException {
        boolean interrupted = Thread.interrupted();
        try {
            if (find().isPresent() && !stop("fast") && find().isPresent()) {
                LOG.warn("PostgreSQL did not stop in time and is stopped at once; it recovers at the next start");
                stop("immediate");
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Deletes the oldest logs, so that at most {@value #LOGS_TO_KEEP} stay. */
    void pruneLogs() throws IOException {
        List<Path> newestFirst = logs();
        for (Path log : newestFirst.subList(Math.min(LOGS_TO_KEEP, newestFirst.size()), newestFirst.size())) {
            Files.deleteIfExists(log);
        }
    }

    /**
     * Has pg_ctl start the server. When the thread is interrupted meanwhile, waits until the server can be seen: one that
     * has been forked but not yet written its process file could not be stopped.
     */
    private ProcessRun startServer() throws IOException, InterruptedException {
        List<String> command = command(
                "start",
                "--log=" + cluster.startLog(),
                "--wait",
                "--timeout=" + settings.startTimeout().toSeconds());
        return ProcessRun.of(
                command, cluster.folder().run(), settings.startTimeout().plus(BESIDES), () -> find().isPresent());
    }

    private Running running(int port) throws IOException {
        return find().orElseThrow(() -> new IOException("PostgreSQL started on port " + port + " and ended again"));
    }

    private void endLeftover() throws IOException, InterruptedException {
        Optional<Running> leftover = find();
        if (leftover.isPresent()) {
            long pid = leftover.get().process().pid();
            LOG.info("Ending PostgreSQL process {}, left behind by an earlier run", pid);
            stop();
            if (find().isPresent()) {
                throw new Refusal(
                        "PostgreSQL process " + pid + " of an earlier run still uses " + cluster.data()
                                + " and does not end. End it, then start again.",
                        "上次运行遗留的 PostgreSQL 进程 " + pid + " 仍在使用 " + cluster.data() + "，无法结束。请结束该进程后重新启动。");
            }
        }
        // PostgreSQL itself would refuse to start if some other program has that process id by now. The folder's lock
        // is ours, and no server of this folder runs, so the file tells nothing.
        Files.deleteIfExists(PidFile.in(cluster.data()));
    }

    private boolean stop(String mode) throws IOException, InterruptedException {
        List<String> command = command("stop", "--mode=" + mode, "--wait", "--timeout=" + STOP_LIMIT.toSeconds());
        return ProcessRun.of(command, cluster.folder().run(), STOP_LIMIT.plus(BESIDES))
                .succeeded();
    }

    private List<String> command(String action, String... options) {
        Stream<String> start = Stream.of(
                cluster.binaries().pgCtl().toString(),
                action,
                "-D",
                cluster.data().toString());
        return cluster.user().wrap(Stream.concat(start, Stream.of(options)).toList());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(cluster.logs())) {
            return files.filter(f -> f.getFileName().toString().startsWith("postgres-"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** The last lines of the logs of a start that failed. */
    private String whatItSaid() throws IOException {
        List<Path> newestFirst = logs();
        String early = textOf(cluster.startLog());
        String late = newestFirst.isEmpty() ? "" : textOf(newestFirst.getFirst());
        List<String> lines =
                (early + "\n" + late).lines().filter(l -> !l.isBlank()).toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }

    private static String textOf(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    private Refusal doesNotStart(String said) {
        String reason = Stream.of(said.split(" \\| ", -1))
                .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
                .reduce((first, last) -> last)
                .map(line -> line.replaceFirst("^.*?(FATAL|PANIC): *", ""))
                .orElse("see the log");
        return new Refusal(
                "PostgreSQL does not start in " + cluster.data() + ": " + reason + ". Its log lies in " + cluster.logs()
                        + ".",
                "PostgreSQL 无法在 " + cluster.data() + " 启动：" + reason + "。日志位于 " + cluster.logs() + "。");
    }
}
