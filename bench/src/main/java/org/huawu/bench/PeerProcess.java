package org.huawu.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asterisk, which answers callers and joins each with whom its number names: the same work for the same load, so that the two
 * are told apart by nothing but themselves. It runs from the folder it was unpacked to, by its own loader. For one thread.
 */
final class PeerProcess implements Measured {

    /** Where it was unpacked to. */
    static final String WHERE = "HUAWU_PEER";

    private static final List<String> FILES = List.of(
            "asterisk.conf",
            "modules.conf",
            "pjsip.conf",
            "extensions.conf",
            "rtp.conf",
            "logger.conf",
            "indications.conf");
    private static final List<String> SWITCHED_OFF = List.of("manager.conf", "http.conf", "ari.conf");
    private static final List<String> EMPTY = List.of(
            "pjproject.conf",
            "features.conf",
            "udptl.conf",
            "ccss.conf",
            "cel.conf",
            "cdr.conf",
            "acl.conf",
            "stasis.conf",
            "dnsmgr.conf",
            "codecs.conf",
            "cli.conf",
            "cli_permissions.conf");
    private static final List<String> FOLDERS = List.of("cache", "lib", "spool/monitor", "log", "run");

    private static final String MACHINE = "x86_64-linux-gnu";
    private static final int UP_WITHIN_S = 30;
    private static final int ENDS_WITHIN_S = 10;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Process process;
    private final Path folder;
    private final InetSocketAddress telephones;

    private PeerProcess(Process process, Path folder, InetSocketAddress telephones) {
        this.process = process;
        this.folder = folder;
        this.telephones = telephones;
    }

    /**
     * Starts it; returns when it takes calls.
     *
     * @param folder empty, where it may write
     * @param callees where those are whom it calls
     * @param records whether each call is recorded
     * @throws BenchFailure when it is not on this machine or does not come up
     */
    static PeerProcess start(Path folder, InetSocketAddress callees, boolean records)
            throws IOException, InterruptedException {
        Path root = root(System.getenv(WHERE));
        InetSocketAddress sip = freePlace();
        for (String each : FOLDERS) {
            Files.createDirectories(folder.resolve(each));
        }
        Map<String, String> words = Map.of(
                "@RUN@", folder.toString(),
                "@ROOT@", root.toString(),
                "@MACHINE@", MACHINE,
                "@SIP@", place(sip),
                "@CALLEES@", place(callees),
                "@LINE@", SwitchboardProgram.LINE,
                "@RECORD@", records ? " same => n,MixMonitor(" + folder + "/spool/monitor/${UNIQUEID}.wav)" : "");
        for (String file : FILES) {
            Files.writeString(folder.resolve(file), filled(text(file), words));
        }
        for (String file : SWITCHED_OFF) {
            Files.writeString(folder.resolve(file), text("switched-off.conf"));
        }
        for (String file : EMPTY) {
            Files.writeString(folder.resolve(file), text("empty.conf"));
        }
        PeerProcess peer = new PeerProcess(run(root, folder, List.of("-f", "-n")), folder, sip);
        try {
            peer.awaitReady(root);
            return peer;
        } catch (BenchFailure | IOException | InterruptedException e) {
            peer.close();
            throw e;
        }
    }

    /** Where Asterisk is, or how to get it. */
    static Path root(@Nullable String where) {
        Path root = Path.of(where == null ? "" : where).toAbsolutePath().normalize();
        if (where == null || where.isEmpty() || !Files.isExecutable(program(root))) {
            throw new BenchFailure("The peer is not here. bench/peer/fetch.sh FOLDER brings Asterisk; then set " + WHERE
                    + "=FOLDER and measure again.");
        }
        return root;
    }

    private static Path program(Path root) {
        return root.resolve("usr/sbin/asterisk");
    }

    private static Process run(Path root, Path folder, List<String> more) throws IOException {
        Path libraries = root.resolve("usr/lib").resolve(MACHINE);
        List<String> words = new ArrayList<>(List.of(
                libraries.resolve("ld-linux-x86-64.so.2").toString(),
                "--library-path",
                libraries + ":" + libraries.resolve("asterisk") + ":" + root.resolve("usr/lib"),
                program(root).toString(),
                "-C",
                folder.resolve("asterisk.conf").toString()));
        words.addAll(more);
        return new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("console.log").toFile()))
                .start();
    }

    private void awaitReady(Path root) throws IOException, InterruptedException {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(UP_WITHIN_S);
        Path console = folder.resolve("console.log");
        while (!Files.readString(console, StandardCharsets.ISO_8859_1).contains("fully booted")) {
            if (!process.isAlive() || System.nanoTime() - endNs > 0) {
                throw new BenchFailure("Asterisk does not come up. Its last words: "
                        + Files.readString(console, StandardCharsets.ISO_8859_1)
                                .strip()
                                .lines()
                                .reduce("none", (before, last) -> last));
            }
            Waiting.aWhile(PAUSE);
            Process question = run(root, folder, List.of("-rx", "core waitfullybooted"));
            if (!question.waitFor(UP_WITHIN_S, TimeUnit.SECONDS)) {
                question.destroyForcibly();
            }
        }
    }

    private static String text(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(PeerProcess.class.getResourceAsStream("peer/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String filled(String text, Map<String, String> words) {
        String filled = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            filled = filled.replace(word.getKey(), word.getValue());
        }
        return filled;
    }

    private static InetSocketAddress freePlace() throws SocketException {
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        try (DatagramSocket free = new DatagramSocket(0, loopback)) {
            return new InetSocketAddress(loopback, free.getLocalPort());
        }
    }

    private static String place(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    @Override
    public String system() {
        return "asterisk";
    }

    @Override
    public InetSocketAddress telephones() {
        return telephones;
    }

    @Override
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow(() -> new BenchFailure("Asterisk ended."));
    }

    @Override
    public long memoryKib() {
        return Processes.memoryKib(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(ENDS_WITHIN_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
