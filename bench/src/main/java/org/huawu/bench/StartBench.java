package org.huawu.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Measures how long the program takes from the command to readiness, with empty data and with data, and its memory. */
public final class StartBench {

    private static final int WARM_RUNS = 3;
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    /** The first start may find that the program must be built. */
    private static final Duration BUILT_WITHIN = Duration.ofMinutes(30);

    private static final Duration SETTLED_AFTER = Duration.ofSeconds(10);

    private StartBench() {}

    /**
     * Runs the measurement. Exit code 0: measured; 1: it failed, the reason is the last line; 2: wrong use.
     *
     * @param args {@code --launcher PATH [--json]}
     */
    public static void main(String[] args) {
        Terminal.run(args, StartBench::measure);
    }

    private static List<Figure> measure(Path launcher) throws InterruptedException {
        try (Readiness readiness = new Readiness();
                Instance instance = new Instance(launcher, Scratch.beside(launcher, "bench-start-"), readiness);
                WhenStopped _ = WhenStopped.run(instance::close)) {
            return measure(instance, readiness);
        }
    }

    private static List<Figure> measure(Instance instance, Readiness readiness) throws InterruptedException {
        // not counted: builds the program when it must be, and brings its files into memory
        instance.start(BUILT_WITHIN);
        instance.stop();
        instance.empty();

        Duration cold = instance.start(READY_WITHIN);
        boolean cache = instance.usesCache();
        instance.stop();

        List<Duration> warm = new ArrayList<>();
        for (int run = 1; run <= WARM_RUNS; run++) {
            warm.add(instance.start(READY_WITHIN));
            if (run < WARM_RUNS) {
                instance.stop();
            }
        }
        readiness.settle(SETTLED_AFTER);
        long memoryKib = instance.memoryKib();
        instance.stop();
        return List.of(
                figure("cold_ready_s", seconds(cold), "s", conditions(1, cache)),
                figure("warm_ready_s", seconds(median(warm)), "s", conditions(WARM_RUNS, cache)),
                figure("rss_mb", megabytes(memoryKib), "MB", conditions(1, cache)));
    }

    /** The middle one of an odd number of times. */
    static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3);
    }

    private static BigDecimal megabytes(long kibibytes) {
        return BigDecimal.valueOf(kibibytes * 1024).divide(BigDecimal.valueOf(1_000_000), 1, RoundingMode.HALF_UP);
    }

    private static Figure figure(
            String metric, BigDecimal value, String unit, SequencedMap<String, Object> conditions) {
        return new Figure("start", metric, value, unit, conditions);
    }

    private static SequencedMap<String, Object> conditions(int runs, boolean cache) {
        SequencedMap<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("cores", Runtime.getRuntime().availableProcessors());
        conditions.put("runs", runs);
        conditions.put("system", "huawu");
        conditions.put("aot", cache);
        return conditions;
    }
}
