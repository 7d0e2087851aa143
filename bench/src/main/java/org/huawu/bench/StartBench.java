package org.huawu.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
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
        Flags flags;
        try {
            flags = Flags.parse(List.of(args));
        } catch (IllegalArgumentException e) {
            System.err.println("huawu: " + e.getMessage());
            System.exit(2);
            return;
        }
        try {
            for (Figure figure : measure(flags.launcher())) {
                System.out.println(flags.json() ? figure.asJson() : figure.asRow());
            }
        } catch (BenchFailure e) {
            System.err.println("huawu: " + e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            System.err.println("huawu: The measurement was interrupted.");
            System.exit(1);
        }
    }

    private static List<Figure> measure(Path launcher) throws InterruptedException {
        try (Readiness readiness = new Readiness();
                Instance instance = new Instance(launcher, scratchBeside(launcher), readiness)) {
            Thread cleanUp = Thread.ofPlatform().unstarted(instance::close);
            Runtime.getRuntime().addShutdownHook(cleanUp);
            try {
                return measure(instance, readiness);
            } finally {
                removeUnlessStopping(cleanUp);
            }
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

    /** On the disk of the program, where its data would lie too. */
    private static Path scratchBeside(Path launcher) {
        try {
            Path target = Files.createDirectories(launcher.resolveSibling("target"));
            return Files.createTempDirectory(target, "bench-start-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void removeUnlessStopping(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the JVM is stopping: the hook does its work
        }
    }
}
