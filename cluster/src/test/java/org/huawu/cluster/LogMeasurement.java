package org.huawu.cluster;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Measures the log by hand, in a JVM of its own: FOLDER DRIVER-FOLDER, both new. Prints one line a figure. */
final class LogMeasurement {

    private static final int RATE = 1_000;
    private static final int TIMED = 20_000;
    private static final int TAIL = 100_000;

    private LogMeasurement() {}

    public static void main(String[] args) {
        PrintStream out = System.out;
        LogSettings settings = LogSettings.of(Path.of(args[0]), Path.of(args[1]), "measured", InstantSource.system());
        try (LogNode node = LogNode.start(settings, new Tally())) {
            effects(node, RATE * 5);
            long[] ns = effects(node, TIMED);
            out.printf("input_to_effect_p50_ms %.2f%n", ns[TIMED / 2] / 1e6);
            out.printf("input_to_effect_p99_ms %.2f%n", ns[TIMED * 99 / 100] / 1e6);
            node.client()
                    .onEffects((id, buffer, offset, length) -> node.client().done(id));
            flood(node, TAIL);
            long startNs = System.nanoTime();
            flood(node, TAIL);
            out.printf("inputs_per_s %.0f%n", TAIL / ((System.nanoTime() - startNs) / 1e9));
            pause(3_000);
            long cpuNs = cpuNs();
            pause(20_000);
            out.printf("idle_cpu_pct %.1f%n", (cpuNs() - cpuNs) / 20e9 * 100);
            node.snapshot();
            flood(node, TAIL);
            out.println("kill me");
            Runtime.getRuntime().halt(0);
        }
    }

    /** Starts on what {@link #main} left behind and says how long that took. */
    static final class Recovery {
        private Recovery() {}

        public static void main(String[] args) {
            LogSettings settings =
                    LogSettings.of(Path.of(args[0]), Path.of(args[1]), "measured", InstantSource.system());
            long startNs = System.nanoTime();
            try (LogNode node = LogNode.start(settings, new Tally())) {
                PrintStream out = System.out;
                out.printf("recovery_s %.2f %s%n", (System.nanoTime() - startNs) / 1e9, node.state());
            }
        }
    }

    private static long[] effects(LogNode node, int count) {
        long[] sentNs = new long[count];
        long[] tookNs = new long[count];
        AtomicInteger heard = new AtomicInteger();
        node.client().onEffects((id, buffer, offset, length) -> {
            int number = (int) buffer.getLong(offset, java.nio.ByteOrder.BIG_ENDIAN);
            if (number < count && tookNs[number] == 0 && sentNs[number] != 0) {
                tookNs[number] = System.nanoTime() - sentNs[number];
                heard.incrementAndGet();
            }
            node.client().done(id);
        });
        long startNs = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long dueNs = startNs + i * (1_000_000_000L / RATE);
            while (System.nanoTime() < dueNs) {
                LockSupport.parkNanos(dueNs - System.nanoTime());
            }
            sentNs[i] = dueNs;
            node.client().submit(Tally.number(i));
        }
        while (heard.get() < count) {
            LockSupport.parkNanos(1_000_000);
        }
        Arrays.sort(tookNs);
        return tookNs;
    }

    private static void flood(LogNode node, int count) {
        ArrayDeque<CompletableFuture<Acknowledgement>> underWay = new ArrayDeque<>();
        int sent = 0;
        while (sent < count || !underWay.isEmpty()) {
            if (sent < count && underWay.size() < 2_000) {
                if (node.client().submit(Tally.number(sent)) instanceof Submission.Accepted accepted) {
                    underWay.add(accepted.acknowledgement());
                    sent++;
                }
            } else if (underWay.removeFirst().join().outcome() != Acknowledgement.Outcome.APPLIED) {
                sent--;
            }
        }
    }

    private static long cpuNs() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static void pause(long forMs) {
        long endNs = System.nanoTime() + forMs * 1_000_000;
        while (System.nanoTime() < endNs) {
            LockSupport.parkNanos(endNs - System.nanoTime());
        }
    }
}
