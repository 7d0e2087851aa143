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
 * frame carries the time at which it left. Every tenth call has a third party. The peer gets fewer calls of two, with agents
 * in clear.
 */
public final class MediaBench {

    private static final int CALLS = 500;
    private static final int COUNTED_S = 60;
    /** Until then the JVM compiles what sound runs through. */
    private static final int WARM_S = 30;

    /** As many as it carries with a recording of each, on two cores. */
    private static final int PEER_CALLS = 150;

    private static final int PEER_WARM_S = 10;

    private static final Map<String, Flags.Kind> FLAGS = Map.of(
            "--calls",
            Flags.Kind.COUNT,
            "--seconds",
            Flags.Kind.COUNT,
            "--ceiling",
            Flags.Kind.SWITCH,
            "--peer",
            Flags.Kind.SWITCH);

    private MediaBench() {}

    /**
     * Runs the measurement. Exit code 0: measured; 1: it failed, the reason is the last line; 2: wrong use.
     *
     * @param args {@code --launcher PATH [--json] [--calls N] [--seconds N] [--ceiling] [--peer]}
     */
    public static void main(String[] args) {
        Terminal.run(args, FLAGS, MediaBench::measure);
    }

    private static List<Figure> measure(Flags flags) throws IOException, InterruptedException {
        MediaPlan plan =
                new MediaPlan(flags.count("--calls", CALLS), WARM_S, flags.count("--seconds", COUNTED_S), true);
        if (!flags.has("--peer")) {
            return flags.has("--ceiling")
                    ? ceiling(plan, flags, OwnStage::new)
                    : run(plan, flags, OwnStage::new).figures();
        }
        PeerProcess.root();
        MediaPlan theirPlan = new MediaPlan(PEER_CALLS, PEER_WARM_S, plan.countedS(), false);
        if (flags.has("--ceiling")) {
            List<Figure> figures = new ArrayList<>(ceiling(plan, flags, OwnStage::new));
            List<Figure> theirs = ceiling(theirPlan, flags, PeerStage::new);
            figures.addAll(theirs);
            figures.add(MediaResult.ratio(
                    "ratio_calls_max",
                    figures.getFirst().value(),
                    theirs.getFirst().value()));
            return figures;
        }
        MediaResult ours = run(plan, flags, OwnStage::new);
        MediaResult theirs = run(theirPlan, flags, PeerStage::new);
        List<Figure> figures = new ArrayList<>(ours.figures());
        figures.addAll(theirs.figures());
        figures.add(MediaResult.ratio("ratio_cores_per_call", ours.coresPerCall(), theirs.coresPerCall()));
        return figures;
    }

    /** Sets a stage up; the folder is one to write to. */
    @FunctionalInterface
    private interface Stages {
        MediaStage of(MediaPlan plan, Path folder) throws IOException, InterruptedException;
    }

    private static List<Figure> ceiling(MediaPlan plan, Flags flags, Stages stages)
            throws IOException, InterruptedException {
        Optional<MediaResult> best = new CeilingSearch(MediaPlan.MOST_CALLS).from(plan.calls(), calls -> {
            MediaResult result = run(plan.withCalls(calls), flags, stages);
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

    private static MediaResult run(MediaPlan plan, Flags flags, Stages stages)
            throws IOException, InterruptedException {
        Path scratch = Scratch.beside(flags.launcher(), "bench-media-");
        try (MediaRun run = new MediaRun(plan, stages.of(plan, scratch))) {
            return run.run();
        } finally {
            Scratch.remove(scratch);
        }
    }
}
