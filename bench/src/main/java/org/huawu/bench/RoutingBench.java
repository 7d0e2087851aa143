package org.huawu.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.huawu.routing.RoutingCore;
import org.huawu.routing.RoutingState;
import org.huawu.routing.Snapshot;

/**
 * Measures the routing core alone, on one thread, with the inputs of a made-up busy day: how long a decision takes, how many inputs a
 * second, what it allocates, how the cost grows, and how long a snapshot takes.
 */
public final class RoutingBench {

    private static final long SEED = 10_086;
    private static final int INPUTS = 400_000;
    private static final int CURVE_INPUTS = 100_000;
    private static final int SNAPSHOTS = 20;
    private static final List<Integer> SIZES = List.of(100, 1_000, 10_000, 100_000);
    private static final BusyShape BUSY = new BusyShape(5_000, 100, 500, 5, 10_000, 500);

    private RoutingBench() {}

    /**
     * Runs the measurement. Exit code 0: measured; 1: it failed, the reason is the last line; 2: wrong use.
     *
     * @param args {@code --launcher PATH [--json]}
     */
    public static void main(String[] args) {
        Terminal.run(args, launcher -> measure());
    }

    private static List<Figure> measure() {
        List<Figure> figures = new ArrayList<>();
        BusyDay.Day day = BusyDay.of(BUSY, INPUTS, SEED);
        run(BUSY, day); // the same once before, so that everything is compiled
        run(BUSY, day);
        busy(day, figures);
        for (int size : SIZES) {
            curve(size, figures);
        }
        return figures;
    }

    private static void busy(BusyDay.Day day, List<Figure> figures) {
        SequencedMap<String, Object> conditions = conditions(BUSY, day);
        Run whole = run(BUSY, day);
        long perSecond = Math.round(day.day().size() * 1e9 / whole.tookNs());
        figures.add(new Figure("routing", "inputs_per_s", BigDecimal.valueOf(perSecond), "1/s", conditions));
        figures.add(new Figure(
                "routing",
                "bytes_per_input",
                BigDecimal.valueOf(whole.allocated() / day.day().size()),
                "B",
                conditions));
        long[] steps = steps(day);
        figures.add(micros("decision_p50_us", Percentile.of(steps, 50), conditions));
        figures.add(micros("decision_p99_us", Percentile.of(steps, 99), conditions));
        figures.add(snapshot(whole.state(), conditions));
    }

    private static void curve(int size, List<Figure> figures) {
        BusyShape shape = BusyShape.of(size);
        BusyDay.Day day = BusyDay.of(shape, CURVE_INPUTS, SEED);
        run(shape, day);
        Run timed = run(shape, day);
        figures.add(micros("input_us_at_" + size, timed.tookNs() / day.day().size(), conditions(shape, day)));
    }

    /**
     * What came of a run.
     *
     * @param tookNs for the day alone
     * @param allocated by it, in bytes
     */
    private record Run(RoutingState state, long tookNs, long allocated) {}

    private static Run run(BusyShape shape, BusyDay.Day day) {
        RoutingCore core = begun(shape, day);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        long startNs = System.nanoTime();
        for (BusyDay.Entry entry : day.day()) {
            core.step(entry.input(), entry.position(), entry.nowMs());
        }
        long tookNs = System.nanoTime() - startNs;
        return new Run(core.state(), tookNs, threads.getCurrentThreadAllocatedBytes() - allocated);
    }

    private static long[] steps(BusyDay.Day day) {
        RoutingCore core = begun(BUSY, day);
        long[] tookNs = new long[day.day().size()];
        for (int i = 0; i < tookNs.length; i++) {
            BusyDay.Entry entry = day.day().get(i);
            long startNs = System.nanoTime();
            core.step(entry.input(), entry.position(), entry.nowMs());
            tookNs[i] = System.nanoTime() - startNs;
        }
        return tookNs;
    }

    private static RoutingCore begun(BusyShape shape, BusyDay.Day day) {
        RoutingCore core = new RoutingCore(new RoutingState(BusySettings.capacity(shape)));
        day.beginning().forEach(entry -> core.step(entry.input(), entry.position(), entry.nowMs()));
        return core;
    }

    /** The median of several. */
    private static Figure snapshot(RoutingState state, SequencedMap<String, Object> day) {
        long[] tookNs = new long[SNAPSHOTS];
        int bytes = 0;
        for (int i = 0; i < SNAPSHOTS; i++) {
            long startNs = System.nanoTime();
            bytes = new Snapshot("measured", state).encode().length;
            tookNs[i] = System.nanoTime() - startNs;
        }
        SequencedMap<String, Object> conditions = new LinkedHashMap<>(day);
        conditions.put("bytes", bytes);
        return new Figure("routing", "snapshot_ms", BigDecimal.valueOf(Percentile.of(tookNs, 50), 6), "ms", conditions);
    }

    private static Figure micros(String metric, long ns, SequencedMap<String, Object> conditions) {
        return new Figure("routing", metric, BigDecimal.valueOf(ns, 3), "us", conditions);
    }

    private static SequencedMap<String, Object> conditions(BusyShape shape, BusyDay.Day day) {
        SequencedMap<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("agents", shape.agents());
        conditions.put("skills", shape.skills());
        conditions.put("queues", shape.queues());
        conditions.put("queues_of_an_agent", shape.queuesOfAnAgent());
        conditions.put("waiting", shape.waiting());
        conditions.put("arrivals_per_s", shape.arrivalsPerS());
        conditions.put("inputs", day.day().size());
        conditions.put("seed", SEED);
        return conditions;
    }
}
