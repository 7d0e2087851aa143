package org.huawu.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program on a data folder and on ports of its own. Nothing of it is left when it is closed. */
final class Instance implements AutoCloseable {

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(90);
    private static final int MOST_TRIES = 100;

    private final Path launcher;
    private final Path scratch;
    private final Readiness readiness;
    private final int httpPort;
    private final int sipPort;
    private final List<String> flags;

    /** @param more flags of {@code up} besides data and ports */
    Instance(Path launcher, Path scratch, Readiness readiness, String... more) {
        this.launcher = launcher;
        this.scratch = scratch;
        this.readiness = readiness;
        Ports free = freePorts();
        this.httpPort = free.http();
        this.sipPort = free.sip();
        List<String> words = new ArrayList<>(
                List.of("--http", "" + free.http(), "--https", "" + free.https(), "--sip", "" + free.sip()));
        words.addAll(List.of(more));
        this.flags = List.copyOf(words);
    }

    Path data() {
        return scratch.resolve("data");
    }

    /** Where its pages and its API are, as seen from this machine. */
    URI pages() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    /** Where telephones reach it when {@code --public-address} is 127.0.0.1. */
    InetSocketAddress telephones() {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), sipPort);
    }

    /** Starts the program and gives back how long it took from the command to readiness. */
    Duration start(Duration limit) throws InterruptedException {
        List<String> words = new ArrayList<>(List.of("up", "--detach", "--data", data().toString()));
        words.addAll(flags);
        long begun = System.nanoTime();
        Process up = launch(words);
        try {
            long ready = readiness.await(httpPort, up, limit);
            finish(up, "up", limit);
            return Duration.ofNanos(ready - begun);
        } catch (BenchFailure failure) {
            throw new BenchFailure(failure.getMessage() + " " + lastLine("up"), failure);
        } finally {
            up.destroyForcibly();
        }
    }

    /** Stops the program cleanly. */
    void stop() throws InterruptedException {
        finish(launch(List.of("down", "--data", data().toString())), "down", STOPS_WITHIN);
    }

    /** Forgets the data: the next start begins with none. */
    void empty() {
        delete(data());
    }

    /** Whether the running JVM was given the cache of an earlier run. */
    boolean usesCache() {
        return Processes.workingOn(data()).stream()
                .anyMatch(each -> each.words().stream().anyMatch(word -> word.startsWith("-XX:AOTCache=")));
    }

    /** Memory in KiB of the JVM and of all processes of its PostgreSQL. */
    long memoryKib() {
        return Processes.workingOn(data()).stream()
                .mapToLong(each -> Processes.memoryKib(each.pid()))
                .sum();
    }

    private Process launch(List<String> words) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(outputOf(words.getFirst()).toFile());
        builder.environment().put("HUAWU_KEYS", scratch.resolve("keys").toString());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new BenchFailure("The launcher " + launcher + " cannot be run: " + e.getMessage(), e);
        }
    }

    private void finish(Process process, String command, Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new BenchFailure("huawu " + command + " did not end within " + limit.toSeconds() + " s.");
        }
        if (process.exitValue() != 0) {
            throw new BenchFailure(
                    "huawu " + command + " ended with exit code " + process.exitValue() + ". " + lastLine(command));
        }
    }

    private Path outputOf(String command) {
        return scratch.resolve(command + ".log");
    }

    private String lastLine(String command) {
        try (Stream<String> lines = Files.lines(outputOf(command))) {
            return lines.filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends what still runs, by its number, and takes the scratch folder away. */
    @Override
    public void close() {
        for (Processes.Running each : Processes.workingOn(data())) {
            ProcessHandle.of(each.pid()).ifPresent(handle -> {
                handle.destroyForcibly();
                handle.onExit()
                        .orTimeout(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
            });
        }
        delete(scratch);
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList().reversed()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ports of one instance.
     *
     * @param sip the one after it is free too: SIP over TLS takes that
     */
    private record Ports(int http, int https, int sip) {}

    /** Ports that nobody uses now, over TCP or UDP. All are held until the last is found, so that none comes twice. */
    private static Ports freePorts() {
        List<Closeable> held = new ArrayList<>();
        try {
            return new Ports(held(1, held), held(1, held), held(2, held));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            held.forEach(Instance::letGo);
        }
    }

    /** The first of so many ports in a row. */
    private static int held(int row, List<Closeable> held) throws IOException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            held.add(tcp);
            int port = tcp.getLocalPort();
            boolean isHeld = hold(() -> new DatagramSocket(port, InetAddress.getLoopbackAddress()), held);
            for (int next = port + 1; isHeld && next < port + row; next++) {
                int wanted = next;
                isHeld = hold(() -> new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress()), held);
            }
            if (isHeld) {
                return port;
            }
        }
        throw new BenchFailure("This machine has no free ports.");
    }

    /** Opens what holds a port. */
    private interface Opening {
        Closeable open() throws IOException;
    }

    /** False when somebody has the port, or there is none of that number. */
    private static boolean hold(Opening opening, List<Closeable> held) {
        try {
            held.add(opening.open());
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static void letGo(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
