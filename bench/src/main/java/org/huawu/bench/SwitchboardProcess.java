package org.huawu.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The switchboard that is measured, in a JVM of its own with the flags of this one, seen from outside. For one thread. */
final class SwitchboardProcess implements Measured {

    private static final int ENDS_WITHIN_S = 30;
    private static final Duration DOES_WITHIN = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Process process;
    private final Path log;
    private final BufferedReader answers;
    private final Writer orders;
    private final InetSocketAddress telephones;

    private SwitchboardProcess(Process process, Path log) throws IOException {
        this.process = process;
        this.log = log;
        this.answers = process.inputReader(UTF_8);
        this.orders = process.outputWriter(UTF_8);
        this.telephones = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(answer()));
    }

    /**
     * Starts it; returns when it takes calls.
     *
     * @param folder where it may write: its recordings and what it has to say
     */
    static SwitchboardProcess start(Path folder, int calls) throws IOException {
        return start(folder, List.of(Integer.toString(calls)));
    }

    /** The same for one that passes callers on to callees at that port. */
    static SwitchboardProcess start(Path folder, int calls, int callees) throws IOException {
        return start(folder, List.of(Integer.toString(calls), Integer.toString(callees)));
    }

    private static SwitchboardProcess start(Path folder, List<String> more) throws IOException {
        List<String> words =
                new ArrayList<>(List.of(folder.resolve("recordings").toString()));
        words.addAll(more);
        Path log = folder.resolve("switchboard.log");
        Process process = ChildProgram.start(SwitchboardProgram.class, words, ProcessBuilder.Redirect.to(log.toFile()));
        return new SwitchboardProcess(process, log);
    }

    @Override
    public String system() {
        return "huawu";
    }

    @Override
    public InetSocketAddress telephones() {
        return telephones;
    }

    /** The gateway's answer to a seat's offer of sound. */
    String offer(String seat, String sdp) throws IOException {
        String answer = ask("offer " + seat + " " + Base64.getEncoder().encodeToString(sdp.getBytes(UTF_8)));
        if (answer.startsWith("refused ")) {
            throw new BenchFailure("The gateway has " + answer + ".");
        }
        return new String(Base64.getDecoder().decode(answer), UTF_8);
    }

    /** Waits until its script is so far. */
    SwitchboardState await(Predicate<SwitchboardState> far, String what) throws IOException, InterruptedException {
        long endNs = System.nanoTime() + DOES_WITHIN.toNanos();
        SwitchboardState state = state();
        while (!far.test(state)) {
            if (System.nanoTime() - endNs > 0) {
                throw new BenchFailure(what + " did not come to be within " + DOES_WITHIN.toSeconds() + " s: " + state);
            }
            Waiting.aWhile(PAUSE);
            state = state();
        }
        return state;
    }

    @Override
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow(() -> new BenchFailure("The switchboard ended."));
    }

    @Override
    public long memoryKib() {
        return Processes.memoryKib(process.pid());
    }

    long pid() {
        return process.pid();
    }

    /** What it holds in its heap after a collection. */
    long heapBytes() throws IOException {
        return Long.parseLong(ask("heap"));
    }

    private SwitchboardState state() throws IOException {
        return SwitchboardState.read(ask("state"));
    }

    private String ask(String question) throws IOException {
        orders.write(question + "\n");
        orders.flush();
        return answer();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new BenchFailure("The switchboard ended. Its last words: "
                    + Files.readString(log).strip().lines().reduce("none", (before, last) -> last));
        }
        return line;
    }

    /** Ends it: it ends by itself when nobody tells it anything more. */
    @Override
    public void close() throws IOException {
        try {
            orders.close();
            if (!process.waitFor(ENDS_WITHIN_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
