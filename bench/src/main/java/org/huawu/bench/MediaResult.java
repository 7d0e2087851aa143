package org.huawu.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;

/**
 * What came of one measurement of a switchboard's sound.
 *
 * @param system whose sound it was
 * @param plan who spoke, and when
 * @param atCallers what callers heard
 * @param atAgents what agents heard
 * @param before what the switchboard took up when counting began
 * @param after and when it ended
 * @param end how far the switchboard's script came
 * @param slow when the machine itself went slowly
 */
record MediaResult(
        String system,
        MediaPlan plan,
        Tally atCallers,
        Tally atAgents,
        Load before,
        Load after,
        SwitchboardState end,
        SlowMoments slow) {

    static final String NAME = "media";

    private static final long MOST_P99_NS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long MOST_NS = TimeUnit.MILLISECONDS.toNanos(20);

    /**
     * What the switchboard takes up at a moment.
     *
     * @param atNs by {@link System#nanoTime()}
     * @param processorTime its own, since its start
     * @param machine that of the whole machine
     * @param memoryKib its memory
     */
    record Load(long atNs, Duration processorTime, ProcessorTime machine, long memoryKib) {}

    /** How many packets were sent that the other side did not hear within 200 ms, or that are missing in mixes. */
    long lostPackets() {
        return 2 * plan.relayedFrames() - delays().inTime() + lostOfMixes();
    }

    /** Where the time begins and ends that counts, a packet of each mix may fall on either side. */
    private long lostOfMixes() {
        long listeners = 3L * plan.thirds();
        long heard = atCallers.mixed() + atAgents.mixed();
        return Math.max(0, listeners * (plan.countedFrames() - 2) - heard);
    }

    /** Whether nothing was lost, nothing came late, and no recording broke off. */
    boolean holds() {
        Delays delays = delays();
        return lostPackets() == 0
                && delays.percentileNs(99) <= MOST_P99_NS
                && delays.maxNs() <= MOST_NS
                && end.broken() == 0;
    }

    /** What one call takes of a processor. */
    BigDecimal coresPerCall() {
        return cores().divide(BigDecimal.valueOf(plan.calls()), 6, RoundingMode.HALF_UP);
    }

    /** Ours by theirs. */
    static Figure ratio(String metric, BigDecimal ours, BigDecimal theirs) {
        SequencedMap<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("system", "huawu to asterisk");
        conditions.put("cores", Runtime.getRuntime().availableProcessors());
        BigDecimal ratio = theirs.signum() == 0 ? BigDecimal.ZERO : ours.divide(theirs, 3, RoundingMode.HALF_UP);
        return new Figure(NAME, metric, ratio, "1", conditions);
    }

    List<Figure> figures() {
        Delays delays = delays();
        Delays own = sum(atCallers.direct(), atAgents.direct());
        Delays steady = sum(atCallers.relayedOutside(slow), atAgents.relayedOutside(slow));
        Delays lateness = sum(atCallers.lateness(), atAgents.lateness());
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("lost_packets", BigDecimal.valueOf(lostPackets()), "1", ofLosses(delays)));
        figures.add(millis("added_delay_p99_ms", delays.percentileNs(99)));
        figures.add(millis("added_delay_max_ms", delays.maxNs()));
        figures.add(steady("added_delay_steady_p99_ms", steady.percentileNs(99), steady));
        figures.add(steady("added_delay_steady_max_ms", steady.maxNs(), steady));
        figures.add(millis("own_delay_p99_ms", own.percentileNs(99)));
        figures.add(millis("own_delay_max_ms", own.maxNs()));
        figures.add(millis("said_late_p99_ms", lateness.percentileNs(99)));
        figures.add(figure("cpu_cores", cores(), "1", conditions()));
        figures.add(figure("rss_mb", megabytes(before.memoryKib()), "MB", conditions()));
        figures.add(figure("rss_growth_mb", megabytes(after.memoryKib() - before.memoryKib()), "MB", conditions()));
        figures.add(figure("stolen_cpu_pct", after.machine().stolenPercentSince(before.machine()), "%", conditions()));
        figures.add(figure("machine_slow_pct", slow.percentOf(before.atNs(), after.atNs()), "%", conditions()));
        return figures;
    }

    /** Under what the figures were measured. */
    SequencedMap<String, Object> conditions() {
        SequencedMap<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("system", system);
        conditions.put("cores", Runtime.getRuntime().availableProcessors());
        conditions.put("calls", plan.calls());
        conditions.put("duration_s", plan.countedS());
        conditions.put("codec", "PCMA");
        boolean isOurs = system.equals("huawu");
        conditions.put("agents", isOurs ? "DTLS-SRTP" : "RTP in clear");
        conditions.put("recording", isOurs ? "stereo WAV, each under a key" : "mono WAV in clear");
        conditions.put("third_legs", plan.thirds());
        return conditions;
    }

    private SequencedMap<String, Object> ofLosses(Delays delays) {
        SequencedMap<String, Object> conditions = conditions();
        conditions.put("sent", 2 * plan.relayedFrames());
        conditions.put("lost_of_mixes", lostOfMixes());
        conditions.put(
                "lost_to_callers", plan.relayedFrames() - atCallers.relayed().inTime());
        conditions.put(
                "lost_to_agents", plan.relayedFrames() - atAgents.relayed().inTime());
        conditions.put("of_them_late", delays.late());
        conditions.put("recordings_broken", end.broken());
        return conditions;
    }

    private Delays delays() {
        return sum(atCallers.relayed(), atAgents.relayed());
    }

    private Figure steady(String metric, long ns, Delays steady) {
        SequencedMap<String, Object> conditions = conditions();
        conditions.put("packets", steady.inTime() + steady.late());
        return figure(metric, BigDecimal.valueOf(ns, 6), "ms", conditions);
    }

    private static Delays sum(Delays one, Delays other) {
        Delays sum = new Delays();
        sum.addAll(one);
        sum.addAll(other);
        return sum;
    }

    private BigDecimal cores() {
        Duration used = after.processorTime().minus(before.processorTime());
        return BigDecimal.valueOf(used.toNanos())
                .divide(BigDecimal.valueOf(after.atNs() - before.atNs()), 3, RoundingMode.HALF_UP);
    }

    private static BigDecimal megabytes(long kibibytes) {
        return BigDecimal.valueOf(kibibytes * 1024).divide(BigDecimal.valueOf(1_000_000), 1, RoundingMode.HALF_UP);
    }

    private Figure millis(String metric, long ns) {
        return figure(metric, BigDecimal.valueOf(ns, 6), "ms", conditions());
    }

    private static Figure figure(
            String metric, BigDecimal value, String unit, SequencedMap<String, Object> conditions) {
        return new Figure(NAME, metric, value, unit, conditions);
    }
}
