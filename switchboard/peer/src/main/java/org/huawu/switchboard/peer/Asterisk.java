package org.huawu.switchboard.peer;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A running Asterisk. It is not installed: it runs from the folder that {@code bench/peer/fetch.sh} unpacked it to, by its own
 * loader, and writes to a folder it is given. For one thread.
 */
public final class Asterisk implements AutoCloseable {

    /** The variable of the environment that says where it was unpacked to. */
    public static final String WHERE = "HUAWU_PEER";

    private static final List<String> FOLDERS = List.of("cache", "lib", "spool/monitor", "log", "run");
    private static final List<String> AS_THEY_ARE = List.of("logger.conf", "indications.conf");
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

    private static final String MACHINE = "x86_64-linux-gnu";
    private static final String CONSOLE = "console.log";
    private static final int UP_WITHIN_S = 30;
    private static final int ENDS_WITHIN_S = 10;

    private final Path root;
    private final Path folder;
    private final Process process;

    private Asterisk(Path root, Path folder) throws IOException {
        this.root = root;
        this.folder = folder;
        this.process = run(List.of("-f", "-n"), CONSOLE);
    }

    /**
     * Where it is.
     *
     * @param where what the environment says
     * @throws IOException when it is not there; says how to get it
     */
    public static Path root(@Nullable String where) throws IOException {
        Path root = Path.of(where == null ? "" : where).toAbsolutePath().normalize();
        if (where == null || where.isEmpty() || !Files.isExecutable(program(root))) {
            throw new IOException("The peer is not here. bench/peer/fetch.sh FOLDER brings Asterisk; then set " + WHERE
                    + "=FOLDER and start again.");
        }
        return root;
    }

    /**
     * Starts it; returns when it takes calls.
     *
     * @param root see {@link #root}
     * @param folder where it may write; nobody else's
     * @throws IOException when it does not come up; with its last words
     */
    public static Asterisk start(Path root, Path folder, AsteriskSettings settings)
            throws IOException, InterruptedException {
        for (String each : FOLDERS) {
            Files.createDirectories(folder.resolve(each));
        }
        Map<String, String> words = Map.of(
                "@RUN@", folder.toString(),
                "@ROOT@", root.toString(),
                "@MACHINE@", MACHINE,
                "@FIRST@", Integer.toString(settings.firstRtpPort()),
                "@LAST@", Integer.toString(settings.lastRtpPort()));
        for (String file : List.of("asterisk.conf", "rtp.conf")) {
            Files.writeString(folder.resolve(file), filled(text(file), words));
        }
        for (String file : AS_THEY_ARE) {
            Files.writeString(folder.resolve(file), text(file));
        }
        for (String file : SWITCHED_OFF) {
            Files.writeString(folder.resolve(file), text("switched-off.conf"));
        }
        for (String file : EMPTY) {
            Files.writeString(folder.resolve(file), text("empty.conf"));
        }
        StringBuilder modules = new StringBuilder(text("modules.conf"));
        settings.modules()
                .forEach(module -> modules.append("load = ").append(module).append(".so\n"));
        Files.writeString(folder.resolve("modules.conf"), modules);
        Files.writeString(folder.resolve("pjsip.conf"), settings.pjsip());
        Files.writeString(folder.resolve("extensions.conf"), settings.extensions());
        Asterisk started = new Asterisk(root, folder);
        started.awaitReady();
        return started;
    }

    /** A transport of {@code pjsip.conf} by UDP at that address. */
    public static String transport(InetSocketAddress address) {
        return "[udp]\ntype=transport\nprotocol=udp\nbind=" + place(address) + "\n";
    }

    /** An address as Asterisk writes it. */
    public static String place(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** Has it do something; returns what it says to that. */
    public String tell(String command) throws IOException, InterruptedException {
        Process question = run(List.of("-rx", command), "answer.log");
        if (!question.waitFor(UP_WITHIN_S, TimeUnit.SECONDS)) {
            question.destroyForcibly();
        }
        return said("answer.log");
    }

    /** Its process. */
    public ProcessHandle process() {
        return process.toHandle();
    }

    private void awaitReady() throws IOException, InterruptedException {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(UP_WITHIN_S);
        while (!tell("core waitfullybooted").contains("fully booted")) {
            if (!process.isAlive() || System.nanoTime() - endNs > 0) {
                close();
                throw new IOException("Asterisk does not come up. It said: "
                        + said(CONSOLE).strip().lines().reduce("nothing", (before, last) -> last));
            }
        }
    }

    private Process run(List<String> more, String log) throws IOException {
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
                .redirectOutput(folder.resolve(log).toFile())
                .start();
    }

    private String said(String log) throws IOException {
        return Files.readString(folder.resolve(log), StandardCharsets.ISO_8859_1);
    }

    private static Path program(Path root) {
        return root.resolve("usr/sbin/asterisk");
    }

    private static String text(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(Asterisk.class.getResourceAsStream(file), file)) {
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

    /** Ends it, within ten seconds. */
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
