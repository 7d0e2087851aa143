package org.huawu.bench;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What all processors have done since the machine started, by the first line of Linux's {@code /proc/stat}. Stolen is the
 * time in which the machine wanted to run but others on the same host ran instead: figures measured meanwhile tell of them.
 *
 * @param all ticks in all
 * @param stolen ticks stolen
 */
record ProcessorTime(long all, long stolen) {

    private static final Path COUNTS = Path.of("/proc/stat");
    private static final int STOLEN = 8;

    /** Up to now. */
    static ProcessorTime now() throws IOException {
        try (var lines = Files.lines(COUNTS)) {
            return read(lines.findFirst().orElse(""));
        }
    }

    /** @param line {@code cpu user nice system idle iowait irq softirq steal …} */
    static ProcessorTime read(String line) {
        String[] words = line.strip().split(" +", -1);
        if (!words[0].equals("cpu") || words.length <= STOLEN) {
            throw new BenchFailure("/proc/stat does not begin as that of Linux: " + line);
        }
        // What guests use is counted twice: behind this, and within the first two.
        long all =
                Arrays.stream(words, 1, STOLEN + 1).mapToLong(Long::parseLong).sum();
        return new ProcessorTime(all, Long.parseLong(words[STOLEN]));
    }

    /** The share of the time since then that was stolen, 0 to 100. */
    BigDecimal stolenPercentSince(ProcessorTime then) {
        long spent = all - then.all;
        return spent == 0
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(100 * (stolen - then.stolen))
                        .divide(BigDecimal.valueOf(spent), 1, RoundingMode.HALF_UP);
    }
}
