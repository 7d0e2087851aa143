package org.huawu.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import org.huawu.cluster.LogNode;
import org.huawu.cluster.LogSettings;
import org.huawu.cluster.RoutingMachine;
import org.huawu.routing.Capacity;

/**
 * Measures the ordered log under the real routing core, every write on disk before it counts: from input to effect at a
 * steady rate, at most, at rest, and after a sudden end.
 */
public final class LogBench {

    private static final int RATE_PER_S = 1_000;
    private static final int TIMED_S = 20;
    private static final int WARM_S = 10;
    private static final int IDLE_S = 15;
    private static final int TAIL = 100_000;
    private static final String BUILD = "measured";
    private static final Path MEMORY = Path.of("/dev/shm");

    private LogBench() {}

    /**
     * Runs the measurement. Exit code 0: measured; 1: it failed, the reason is the last line; 2: wrong use.
     *
     * @param args {@code --launcher PATH [--json]}
     */
    public static void main(String[] args) {
        Terminal.run(args, LogBench::measure);
    }

    /** A program that takes a snapshot, takes inputs behind it, and ends suddenly: FOLDER DRIVER-FOLDER. */
    static final class SuddenEnd {

        private SuddenEnd() {}

        public static void main(String[] args) {
            LogNode node = start(Path.of(args[0]), Path.of(args[1]));
            LogTraffic traffic = new LogTraffic(node);
            traffic.flood(TAIL / 10);
            node.snapshot();
            traffic.flood(TAIL);
            Runtime.getRuntime().halt(0);
        }
    }

    /** A program that starts on what {@link SuddenEnd} left and says how long that took: FOLDER DRIVER-FOLDER. */
    static final class Recovery {

        private Recovery() {}

        public static void main(String[] args) {
            long startNs = System.nanoTime();
            try (LogNode node = start(Path.of(args[0]), Path.of(args[1]))) {
                long tookMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
                System.out.println(node.state() == LogNode.State.READY ? tookMs : -1);
            }
        }
    }

    private static List<Figure> measure(Path launcher) throws IOException {
        Path scratch = Scratch.beside(launcher, "bench-log-");
        Path driver = Files.createTempDirectory(Files.isDirectory(MEMORY) ? MEMORY : scratch, "huawu-bench-");
        try {
            List<Figure> figures = new ArrayList<>();
            long[] syncNs = DiskSync.measure(scratch.resolve("sync"));
            figures.add(millis("fdatasync_p50_ms", Percentile.of(syncNs, 50), conditions("writes", syncNs.length)));
            figures.add(millis("fdatasync_p99_ms", Percentile.of(syncNs, 99), conditions("writes", syncNs.length)));
            running(scratch.resolve("log"), driver, figures);
            figures.add(recovery(scratch.resolve("tail"), driver));
            return figures;
        } finally {
            Scratch.remove(driver);
            Scratch.remove(scratch);
        }
    }

    private static void running(Path folder, Path driver, List<Figure> figures) throws IOException {
        try (LogNode node = start(folder, driver)) {
            LogTraffic traffic = new LogTraffic(node);
            traffic.steady(RATE_PER_S, WARM_S);
            ProcessorTime then = ProcessorTime.now();
            long[] tookNs = traffic.steady(RATE_PER_S, TIMED_S);
            BigDecimal stolen = ProcessorTime.now().stolenPercentSince(then);
            SequencedMap<String, Object> steady = conditions("rate_per_s", RATE_PER_S);
            steady.put("duration_s", TIMED_S);
            steady.put("effects", tookNs.length);
            figures.add(millis("input_to_effect_p50_ms", Percentile.of(tookNs, 50), steady));
            figures.add(millis("input_to_effect_p99_ms", Percentile.of(tookNs, 99), steady));
            figures.add(new Figure("log", "stolen_cpu_pct", stolen, "%", steady));

            traffic.flood(TAIL);
            long startNs = System.nanoTime();
            traffic.flood(TAIL);
            long spentMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNs);
            BigDecimal rate = BigDecimal.valueOf(TAIL * 1_000L / spentMs);
            figures.add(new Figure("log", "inputs_per_s", rate, "1/s", conditions("inputs", TAIL)));

            pause(5);
            long cpuNs = cpuNs();
            pause(IDLE_S);
            BigDecimal share = BigDecimal.valueOf((cpuNs() - cpuNs) * 1_000 / TimeUnit.SECONDS.toNanos(IDLE_S), 1);
            figures.add(new Figure("log", "idle_cpu_pct", share, "%", conditions("duration_s", IDLE_S)));
        }
    }

    private static Figure recovery(Path folder, Path driver) {
        ChildProgram.run(SuddenEnd.class, folder, driver);
        long tookMs =
                Long.parseLong(ChildProgram.run(Recovery.class, folder, driver).strip());
        if (tookMs < 0) {
            throw new BenchFailure("The log did not recover.");
        }
        return new Figure("log", "recovery_s", BigDecimal.valueOf(tookMs, 3), "s", conditions("inputs", TAIL));
    }

    private static LogNode start(Path folder, Path driver) {
        return LogNode.start(
                LogSettings.of(folder, driver.resolve("driver"), BUILD, InstantSource.system()),
                new RoutingMachine(BUILD, Capacity.STANDARD));
    }

    private static Figure millis(String metric, long ns, SequencedMap<String, Object> conditions) {
        return new Figure("log", metric, BigDecimal.valueOf(ns, 6), "ms", conditions);
    }

    private static SequencedMap<String, Object> conditions(String name, Object value) {
        SequencedMap<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("system", "huawu");
        conditions.put("cores", Runtime.getRuntime().availableProcessors());
        conditions.put(name, value);
        return conditions;
    }

    private static long cpuNs() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static void pause(int seconds) {
        LogTraffic.until(System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds));
    }
}
