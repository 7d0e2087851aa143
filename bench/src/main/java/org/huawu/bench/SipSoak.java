package org.huawu.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Calls for a long time, a minute of them after the other; whenever all are over it is looked at what the switchboard holds:
 * heap after a collection, threads, open files and sockets, memory. For one thread.
 */
final class SipSoak {

    /** So that an hour has more than 100,000 calls, with the pauses between. */
    private static final int RATE = 32;

    private static final int AT_ONCE_S = 60;
    /** Until then what is kept by design, such as what is remembered of calls just over, is not there in full. */
    private static final int SETTLING_LOOKS = 2;

    private final SwitchboardProcess switchboard;
    private final RelaySeries series;
    private final List<Look> looks = new ArrayList<>();
    private int calls;
    private int failures;
    private int repeated;

    SipSoak(SwitchboardProcess switchboard, RelaySeries series) {
        this.switchboard = switchboard;
        this.series = series;
    }

    /** What the switchboard holds while there is no call. */
    private record Look(long heapBytes, int threads, int files, int sockets, long memoryKib) {}

    List<Figure> run(int seconds) throws IOException {
        series.warmUp();
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() - endNs < 0 || looks.size() <= SETTLING_LOOKS) {
            RelayResult result = series.calls(RATE, AT_ONCE_S);
            calls += result.plan().calls();
            failures += count(result.failures().values());
            repeated += count(result.repeated().values());
            looks.add(look());
        }
        return figures(seconds);
    }

    private static int count(Iterable<Integer> counts) {
        int sum = 0;
        for (int each : counts) {
            sum += each;
        }
        return sum;
    }

    private Look look() throws IOException {
        long heap = switchboard.heapBytes();
        Path process = Path.of("/proc", Long.toString(switchboard.pid()));
        int files = 0;
        int sockets = 0;
        try (Stream<Path> open = Files.list(process.resolve("fd"))) {
            for (Path file : open.toList()) {
                files++;
                if (Files.isSymbolicLink(file)
                        && Files.readSymbolicLink(file).toString().startsWith("socket:")) {
                    sockets++;
                }
            }
        }
        try (Stream<Path> tasks = Files.list(process.resolve("task"))) {
            return new Look(heap, (int) tasks.count(), files, sockets, switchboard.memoryKib());
        }
    }

    private List<Figure> figures(int seconds) {
        Look first = looks.get(SETTLING_LOOKS);
        Look last = looks.getLast();
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("soak_calls", calls, "1", seconds));
        figures.add(figure("failures", failures, "1", seconds));
        figures.add(figure("retransmissions", repeated, "1", seconds));
        figures.add(megabytes("heap_mb", last.heapBytes(), seconds));
        figures.add(megabytes("heap_growth_mb", last.heapBytes() - first.heapBytes(), seconds));
        figures.add(figure("threads", last.threads(), "1", seconds));
        figures.add(figure("threads_growth", last.threads() - first.threads(), "1", seconds));
        figures.add(figure("files", last.files(), "1", seconds));
        figures.add(figure("files_growth", last.files() - first.files(), "1", seconds));
        figures.add(figure("sockets_growth", last.sockets() - first.sockets(), "1", seconds));
        figures.add(megabytes("rss_mb", last.memoryKib() * 1024, seconds));
        figures.add(megabytes("rss_growth_mb", (last.memoryKib() - first.memoryKib()) * 1024, seconds));
        return figures;
    }

    private Figure megabytes(String metric, long bytes, int seconds) {
        return new Figure(SipBench.NAME, metric, BigDecimal.valueOf(bytes).movePointLeft(6), "MB", conditions(seconds));
    }

    private Figure figure(String metric, int count, String unit, int seconds) {
        return new Figure(SipBench.NAME, metric, BigDecimal.valueOf(count), unit, conditions(seconds));
    }

    private SequencedMap<String, Object> conditions(int seconds) {
        SequencedMap<String, Object> conditions = series.conditions();
        conditions.put("rate_per_s", RATE);
        conditions.put("duration_s", seconds);
        conditions.put("looks", looks.size());
        return conditions;
    }
}
