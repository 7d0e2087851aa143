package org.huawu.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Measures what a switchboard does to sound. It runs alone with its gateway in a JVM of its own, without server, log or
 * database. Callers speak RTP in A-law, agents the same over DTLS-SRTP, each call is bridged and recorded in stereo, and every
 * frame carries the time at which it left.
 *
 * <p>Not measured yet: calls with a third leg, which its script does not take in; recordings under a key, since what seals
 * them belongs to the server, so they are written in clear; and the peer.
 */
public final class MediaBench {

    private static final int CALLS = 500;
    private static final int COUNTED_S = 60;
    /** Until then the JVM compiles what sound runs through. */
    private static final int WARM_S = 30;

    private static final Map<String, Flags.Kind> FLAGS =
            Map.of("--calls", Flags.Kind.COUNT, "--seconds", Flags.Kind.COUNT, "--ceiling", Flags.Kind.SWITCH);

    private MediaBench() {}

    /**
     * Runs the measurement. Exit code 0: measured; 1: it failed, the reason is the last line; 2: wrong use.
     *
     * @param args {@code --launcher PATH [--json] [--calls N] [--seconds N] [--ceiling]}
     */
    public static void main(String[] args) {
        Terminal.run(args, FLAGS, MediaBench::measure);
    }

    private static List<Figure> measure(Flags flags) throws IOException, InterruptedException {
        MediaPlan plan = new MediaPlan(flags.count("--calls", CALLS), WARM_S, flags.count("--seconds", COUNTED_S));
        return flags.has("--ceiling")
                ? ceiling(flags.launcher(), plan)
                : run(flags.launcher(), plan).figures();
    }

    private static List<Figure> ceiling(Path launcher, MediaPlan plan) throws IOException, InterruptedException {
        Optional<MediaResult> best = new CeilingSearch(MediaPlan.MOST_CALLS).from(plan.calls(), calls -> {
            MediaResult result = run(launcher, plan.withCalls(calls));
            return result.holds() ? Optional.of(result) : Optional.empty();
        });
        if (best.isEmpty()) {
            throw new BenchFailure("Not even " + CeilingSearch.STEP + " calls hold within the bounds.");
        }
        SequencedMap<String, Object> conditions = best.get().conditions();
        conditions.remove("calls");
        conditions.put("bounds", "lost 0, p99 2 ms, max 20 ms");
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                MediaResult.NAME,
                "calls_max",
                BigDecimal.valueOf(best.get().plan().calls()),
                "1",
                conditions));
        figures.addAll(best.get().figures());
        return figures;
    }

    private static MediaResult run(Path launcher, MediaPlan plan) throws IOException, InterruptedException {
        Path scratch = Scratch.beside(launcher, "bench-media-");
        try (MediaRun run = new MediaRun(plan, scratch)) {
            return run.run();
        } finally {
            Scratch.remove(scratch);
        }
    }
}
