package org.huawu.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** One switchboard under calls that are passed on, at rising rates. For one thread. */
final class RelaySeries {

    private static final int WARM = 200;
    private static final int WARM_S = 30;
    private static final int QUIET_S = 20;
    private static final int SECONDS = 12;

    private final Measured switchboard;
    private final RelayLoad load;
    private int made;

    RelaySeries(Measured switchboard, RelayLoad load) {
        this.switchboard = switchboard;
        this.load = load;
    }

    /**
     * What came of it.
     *
     * @param callsPerS the highest rate that held, 0 for none
     * @param quietP99Ns from INVITE to INVITE at the quietest rate
     */
    record Outcome(int callsPerS, long quietP99Ns, List<Figure> figures) {
        Outcome {
            figures = List.copyOf(figures);
        }
    }

    /** A rate that was tried, and how many processors the switchboard used meanwhile. */
    private record Tried(RelayResult result, BigDecimal cores) {}

    Outcome run(RelaySteps steps) throws IOException {
        warmUp();
        List<Figure> figures = new ArrayList<>();
        long quietP99Ns = 0;
        for (int rate : steps.quiet()) {
            RelayResult result = calls(rate, rate == steps.quiet().getFirst() ? QUIET_S : SECONDS);
            quietP99Ns = quietP99Ns == 0 ? result.toInviteNs(99) : quietP99Ns;
            figures.addAll(delays(result));
        }
        int most = most(steps, figures);
        figures.add(figure("rss_mb", BigDecimal.valueOf(switchboard.memoryKib()).movePointLeft(3), "MB", conditions()));
        return new Outcome(most, quietP99Ns, figures);
    }

    /** Until then the JVM compiles what calls run through. */
    void warmUp() throws IOException {
        calls(WARM, WARM_S);
    }

    /** So many calls a second for so long; returns when the last is over. */
    RelayResult calls(int rate, int seconds) throws IOException {
        RelayPlan plan = new RelayPlan(made, rate, seconds);
        made += plan.calls();
        return load.run(plan, switchboard.telephones());
    }

    private List<Figure> delays(RelayResult result) {
        SequencedMap<String, Object> conditions = conditions(result);
        return List.of(
                millis("invite_to_invite_p50_ms", result.toInviteNs(50), conditions),
                millis("invite_to_invite_p99_ms", result.toInviteNs(99), conditions),
                millis("invite_to_invite_steady_p99_ms", result.toInviteSteadyNs(99), conditions));
    }

    /** Goes up until a rate does not hold: the highest that did, or the lowest when none did, with what it took. */
    private int most(RelaySteps steps, List<Figure> figures) throws IOException {
        List<Tried> tried = new ArrayList<>(List.of(attempt(steps.first())));
        for (int rate = steps.first() + steps.step();
                rate <= steps.last() && tried.getLast().result().holds();
                rate += steps.step()) {
            tried.add(attempt(rate));
        }
        Optional<Tried> best =
                tried.reversed().stream().filter(each -> each.result().holds()).findFirst();
        Tried told = best.orElse(tried.getLast());
        RelayResult result = told.result();
        int held = best.isEmpty() ? 0 : result.plan().perSecond();
        SequencedMap<String, Object> conditions = conditions(result);
        figures.add(figure(
                "calls_per_s",
                BigDecimal.valueOf(held),
                "1/s",
                beyond(tried.getLast().result())));
        figures.add(figure("failures", sum(result.failures()), "1", conditions));
        figures.add(figure("retransmissions", sum(result.repeated()), "1", conditions));
        figures.add(figure("cpu_cores", told.cores(), "1", conditions));
        figures.addAll(delays(result));
        return held;
    }

    private Tried attempt(int rate) throws IOException {
        Duration used = switchboard.processorTime();
        long beganNs = System.nanoTime();
        RelayResult result = calls(rate, SECONDS);
        long usedNs = switchboard.processorTime().minus(used).toNanos();
        return new Tried(
                result,
                BigDecimal.valueOf(usedNs)
                        .divide(BigDecimal.valueOf(System.nanoTime() - beganNs), 3, RoundingMode.HALF_UP));
    }

    private static BigDecimal sum(Map<String, Integer> counts) {
        return BigDecimal.valueOf(
                counts.values().stream().mapToInt(Integer::intValue).sum());
    }

    /** What became of the highest rate that was tried. */
    private SequencedMap<String, Object> beyond(RelayResult last) {
        SequencedMap<String, Object> conditions = conditions(last);
        conditions.put("holds", last.holds());
        conditions.put("failed", last.failures().toString());
        conditions.put("repeated", last.repeated().toString());
        return conditions;
    }

    private SequencedMap<String, Object> conditions(RelayResult result) {
        SequencedMap<String, Object> conditions = conditions();
        conditions.put("rate_per_s", result.plan().perSecond());
        conditions.put("duration_s", result.plan().seconds());
        return conditions;
    }

    /** Under what all its figures are measured. */
    SequencedMap<String, Object> conditions() {
        SequencedMap<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("system", switchboard.system());
        conditions.put("cores", Runtime.getRuntime().availableProcessors());
        conditions.put("transport", "UDP");
        return conditions;
    }

    private static Figure millis(String metric, long ns, SequencedMap<String, Object> conditions) {
        return figure(metric, BigDecimal.valueOf(ns, 6), "ms", conditions);
    }

    private static Figure figure(
            String metric, BigDecimal value, String unit, SequencedMap<String, Object> conditions) {
        return new Figure(SipBench.NAME, metric, value, unit, conditions);
    }
}
