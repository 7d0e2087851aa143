package org.huawu.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Measures how fast a switchboard passes calls on. It runs alone in a JVM of its own, without server, log or database: a
 * caller's INVITE comes in, an INVITE goes out through a trunk, both are answered and joined, the caller hangs up after three
 * seconds. Callers and callees are on one thread of this program and share the processors with the switchboard.
 *
 * <p>Not measured yet: the same for an hour, and the peer.
 */
public final class SipBench {

    private static final String NAME = "sip";
    private static final int MOST_CALLS = 5_000;
    private static final int QUIET = 20;
    private static final int BUSY = 200;
    private static final int WARM = 100;
    private static final int WARM_S = 10;
    private static final int QUIET_S = 20;
    private static final int SECONDS = 12;
    private static final int STEP = 100;
    private static final int FIRST_STEP = 300;
    private static final int LAST_STEP = 500;
    private static final int HIGHEST_STEP = 1_000;

    private static final Map<String, Flags.Kind> FLAGS = Map.of("--ceiling", Flags.Kind.SWITCH);

    private final SwitchboardProcess switchboard;
    private final RelayLoad load;
    private int made;

    private SipBench(SwitchboardProcess switchboard, RelayLoad load) {
        this.switchboard = switchboard;
        this.load = load;
    }

    /**
     * Runs the measurement. Exit code 0: measured; 1: it failed, the reason is the last line; 2: wrong use.
     *
     * @param args {@code --launcher PATH [--json] [--ceiling]}
     */
    public static void main(String[] args) {
        Terminal.run(args, FLAGS, SipBench::measure);
    }

    private static List<Figure> measure(Flags flags) throws IOException, InterruptedException {
        Path scratch = Scratch.beside(flags.launcher(), "bench-sip-");
        try (RelayLoad load = new RelayLoad();
                SwitchboardProcess switchboard = SwitchboardProcess.start(
                        scratch, MOST_CALLS, load.callees().getPort())) {
            return new SipBench(switchboard, load).measure(flags.has("--ceiling") ? HIGHEST_STEP : LAST_STEP);
        } finally {
            Scratch.remove(scratch);
        }
    }

    private List<Figure> measure(int highest) throws IOException {
        run(WARM, WARM_S);
        List<Figure> figures = new ArrayList<>();
        for (int rate : List.of(QUIET, BUSY)) {
            figures.addAll(delays(run(rate, rate == QUIET ? QUIET_S : SECONDS)));
        }
        figures.addAll(most(highest));
        figures.add(figure("rss_mb", BigDecimal.valueOf(switchboard.memoryKib()).movePointLeft(3), "MB", conditions()));
        return figures;
    }

    private List<Figure> delays(RelayResult result) {
        SequencedMap<String, Object> conditions = conditions(result);
        return List.of(
                millis("invite_to_invite_p50_ms", result.toInviteNs(50), conditions),
                millis("invite_to_invite_p99_ms", result.toInviteNs(99), conditions),
                millis("invite_to_invite_steady_p99_ms", result.toInviteSteadyNs(99), conditions));
    }

    /** A rate that was tried, and how many processors the switchboard used meanwhile. */
    private record Tried(RelayResult result, BigDecimal cores) {}

    /** Goes up until a rate does not hold; the highest that did, or the lowest when none did, with what it took. */
    private List<Figure> most(int highest) throws IOException {
        List<Tried> tried = new ArrayList<>(List.of(attempt(FIRST_STEP)));
        for (int rate = FIRST_STEP + STEP;
                rate <= highest && tried.getLast().result().holds();
                rate += STEP) {
            tried.add(attempt(rate));
        }
        Optional<Tried> best =
                tried.reversed().stream().filter(each -> each.result().holds()).findFirst();
        Tried told = best.orElse(tried.getLast());
        RelayResult result = told.result();
        int held = best.isEmpty() ? 0 : result.plan().perSecond();
        SequencedMap<String, Object> conditions = conditions(result);
        List<Figure> figures = new ArrayList<>();
        figures.add(figure(
                "calls_per_s",
                BigDecimal.valueOf(held),
                "1/s",
                beyond(tried.getLast().result())));
        figures.add(figure("failures", sum(result.failures()), "1", conditions));
        figures.add(figure("retransmissions", sum(result.repeated()), "1", conditions));
        figures.add(figure("cpu_cores", told.cores(), "1", conditions));
        figures.addAll(delays(result));
        return figures;
    }

    private Tried attempt(int rate) throws IOException {
        Duration used = switchboard.processorTime();
        long beganNs = System.nanoTime();
        RelayResult result = run(rate, SECONDS);
        long usedNs = switchboard.processorTime().minus(used).toNanos();
        return new Tried(
                result,
                BigDecimal.valueOf(usedNs)
                        .divide(BigDecimal.valueOf(System.nanoTime() - beganNs), 3, RoundingMode.HALF_UP));
    }

    private RelayResult run(int rate, int seconds) throws IOException {
        RelayPlan plan = new RelayPlan(made, rate, seconds);
        made += plan.calls();
        return load.run(plan, switchboard.telephones());
    }

    private static BigDecimal sum(Map<String, Integer> counts) {
        return BigDecimal.valueOf(
                counts.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** What became of the highest rate that was tried. */
    private static SequencedMap<String, Object> beyond(RelayResult last) {
        SequencedMap<String, Object> conditions = conditions(last);
        conditions.put("holds", last.holds());
        conditions.put("failed", last.failures().toString());
        conditions.put("repeated", last.repeated().toString());
        return conditions;
    }

    private static SequencedMap<String, Object> conditions(RelayResult result) {
        SequencedMap<String, Object> conditions = conditions();
        conditions.put("rate_per_s", result.plan().perSecond());
        conditions.put("duration_s", result.plan().seconds());
        return conditions;
    }

    private static SequencedMap<String, Object> conditions() {
        SequencedMap<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("system", "huawu");
        conditions.put("cores", Runtime.getRuntime().availableProcessors());
        conditions.put("transport", "UDP");
        return conditions;
    }

    private static Figure millis(String metric, long ns, SequencedMap<String, Object> conditions) {
        return figure(metric, BigDecimal.valueOf(ns, 6), "ms", conditions);
    }

    private static Figure figure(
            String metric, BigDecimal value, String unit, SequencedMap<String, Object> conditions) {
        return new Figure(NAME, metric, value, unit, conditions);
    }
}
