package org.huawu.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Measures how long it takes from a caller's INVITE to the offer on an agent's page, with the whole program between: SIP, the
 * ordered log twice, the routing core, the console's WebSocket. Calls come at an even rate and are taken, recorded and ended.
 */
public final class FirstCallBench {

    private static final String NAME = "first-call";
    private static final int AGENTS = 30;
    /** A minute of calls before those that count: until then the JVM compiles what they run through. */
    private static final CallPlan PLAN = new CallPlan(20, 60, 30);
    /** The first start may find that the program must be built. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(30);

    private FirstCallBench() {}

    /**
     * Runs the measurement. Exit code 0: measured; 1: it failed, the reason is the last line; 2: wrong use.
     *
     * @param args {@code --launcher PATH [--json]}
     */
    public static void main(String[] args) {
        Terminal.run(args, FirstCallBench::measure);
    }

    private static List<Figure> measure(Path launcher) throws IOException, InterruptedException {
        Path scratch = Scratch.beside(launcher, "bench-first-call-");
        try (Readiness readiness = new Readiness();
                Instance instance = new Instance(launcher, scratch, readiness, "--public-address", "127.0.0.1");
                WhenStopped _ = WhenStopped.run(instance::close)) {
            long[] syncNs = DiskSync.measure(scratch.resolve("sync"));
            instance.start(READY_WITHIN);
            CallerLoop.Result calls = calls(instance);
            instance.stop();
            CallerLoop.Result steady = calls.outsideSlowMoments();
            List<Figure> figures = new ArrayList<>();
            figures.add(figure("invite_to_answer_p50_ms", calls.toAnswerNs(50), of(calls)));
            figures.add(figure("invite_to_answer_p99_ms", calls.toAnswerNs(99), of(calls)));
            figures.add(figure("invite_to_offer_p50_ms", calls.toOfferNs(50), of(calls)));
            figures.add(figure("invite_to_offer_p99_ms", calls.toOfferNs(99), of(calls)));
            if (!steady.calls().isEmpty()) {
                figures.add(figure("invite_to_offer_steady_p50_ms", steady.toOfferNs(50), of(steady)));
                figures.add(figure("invite_to_offer_steady_p99_ms", steady.toOfferNs(99), of(steady)));
            }
            figures.add(new Figure(NAME, "machine_slow_pct", calls.slowPercent(), "%", of(calls)));
            figures.add(new Figure(NAME, "stolen_cpu_pct", calls.stolenPercent(), "%", of(calls)));
            figures.add(figure("fdatasync_p50_ms", Percentile.of(syncNs, 50), ofWrites(syncNs.length)));
            figures.add(figure("fdatasync_p99_ms", Percentile.of(syncNs, 99), ofWrites(syncNs.length)));
            return figures;
        }
    }

    private static CallerLoop.Result calls(Instance instance) throws IOException, InterruptedException {
        CallBook book = new CallBook();
        Complaints complaints = new Complaints();
        try (Workforce agents = new Workforce(instance.pages(), book, complaints);
                CallerLoop callers = new CallerLoop(instance.telephones(), HotlineSetup.LINE, book, complaints)) {
            agents.seat(instance.data(), AGENTS);
            return callers.run(PLAN);
        }
    }

    private static Figure figure(String metric, long ns, SequencedMap<String, Object> conditions) {
        return new Figure(NAME, metric, BigDecimal.valueOf(ns, 6), "ms", conditions);
    }

    private static SequencedMap<String, Object> of(CallerLoop.Result calls) {
        SequencedMap<String, Object> conditions = conditions();
        conditions.put("rate_per_s", PLAN.perSecond());
        conditions.put("duration_s", PLAN.timedS());
        conditions.put("calls", calls.calls().size());
        conditions.put("late_calls", calls.lateCalls());
        conditions.put("agents", AGENTS);
        return conditions;
    }

    private static SequencedMap<String, Object> ofWrites(int writes) {
        SequencedMap<String, Object> conditions = conditions();
        conditions.put("writes", writes);
        return conditions;
    }

    private static SequencedMap<String, Object> conditions() {
        SequencedMap<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("system", "huawu");
        conditions.put("cores", Runtime.getRuntime().availableProcessors());
        return conditions;
    }
}
