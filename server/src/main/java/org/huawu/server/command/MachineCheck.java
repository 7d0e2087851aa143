package org.huawu.server.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.RunState;

/**
 * Memory, shared memory, the right to real-time priority, and the clock.
 *
 * @param folder tells when the program last ran
 * @param now what the clock says
 */
record MachineCheck(DataFolder folder, Instant now) {

    private static final long KIB_PER_MIB = 1024;
    private static final long MIB = 1024 * 1024;
    private static final long MEMORY_NEEDED_MIB = 1536;
    private static final long MEMORY_COMFORTABLE_MIB = 3584;
    private static final long SHARED_NEEDED_MIB = 128;
    private static final int CAP_SYS_NICE = 23;
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** The program did not exist before. */
    private static final Instant FIRST_RELEASE = Instant.parse("2026-11-01T00:00:00Z");

    List<Finding> findings() {
        return List.of(memory(), sharedMemory(), realTime(), clock());
    }

    private static Finding memory() {
        long machine = numberIn(Path.of("/proc/meminfo"), "MemTotal:").orElse(0L) / KIB_PER_MIB;
        long limit = controlGroupLimitMib().orElse(machine);
        long mib = Math.min(machine, limit);
        if (mib < MEMORY_NEEDED_MIB) {
            return Finding.fault(
                    "memory",
                    mib + " MiB, " + MEMORY_NEEDED_MIB + " MiB needed; give the machine or the container more",
                    mib + " MiB，至少需要 " + MEMORY_NEEDED_MIB + " MiB；请为机器或容器增加内存");
        }
        return mib < MEMORY_COMFORTABLE_MIB
                ? Finding.warning("memory", mib + " MiB; 4 GiB are better", mib + " MiB；建议 4 GiB")
                : Finding.ok("memory", mib + " MiB", mib + " MiB");
    }

    private static Finding sharedMemory() {
        try {
            long free = Files.getFileStore(Path.of("/dev/shm")).getUsableSpace() / MIB;
            return free < SHARED_NEEDED_MIB
                    ? Finding.warning(
                            "shared-memory",
                            "/dev/shm has " + free + " MiB free, " + SHARED_NEEDED_MIB
                                    + " MiB are better; in a container give it --shm-size=256m",
                            "/dev/shm 剩余 " + free + " MiB，建议至少 " + SHARED_NEEDED_MIB + " MiB；容器请使用 --shm-size=256m")
                    : Finding.ok("shared-memory", "/dev/shm has " + free + " MiB free", "/dev/shm 剩余 " + free + " MiB");
        } catch (IOException e) {
            return Finding.fault(
                    "shared-memory", "/dev/shm is missing; mount a tmpfs there", "/dev/shm 不存在；请在该处挂载 tmpfs");
        }
    }

    private static Finding realTime() {
        boolean capable = lineOf(Path.of("/proc/self/status"), "CapEff:")
                .map(words -> ((Long.parseUnsignedLong(words.get(1), 16) >> CAP_SYS_NICE) & 1) == 1)
                .orElse(false);
        boolean permitted = lineOf(Path.of("/proc/self/limits"), "Max realtime priority")
                .map(words -> !words.get(3).equals("0"))
                .orElse(false);
        return capable || permitted
                ? Finding.ok("real-time-priority", "permitted", "已允许")
                : Finding.warning(
                        "real-time-priority",
                        "not permitted, sound may break up under load; LimitRTPRIO=50 in the service,"
                                + " or rtprio 50 in /etc/security/limits.conf",
                        "未允许，高负载时语音可能断续；请在服务中设置 LimitRTPRIO=50，或在 /etc/security/limits.conf 中设置" + " rtprio 50");
    }

    private Finding clock() {
        if (now.isBefore(FIRST_RELEASE)) {
            return Finding.fault("clock", now + " cannot be right; set the clock", now + " 不可能正确；请校准时钟");
        }
        Optional<Instant> lastStart = RunState.read(folder).map(RunState::startedAt);
        if (lastStart.isPresent() && now.plus(TOLERANCE).isBefore(lastStart.get())) {
            return Finding.fault(
                    "clock",
                    now + " lies before the last start of the program (" + lastStart.get() + "); set the clock",
                    now + " 早于程序上次启动时间（" + lastStart.get() + "）；请校准时钟");
        }
        boolean kept = Stream.of("/run/systemd/timesync/synchronized", "/run/chrony/chronyd.pid", "/run/ntpd.pid")
                .anyMatch(file -> Files.exists(Path.of(file)));
        return kept
                ? Finding.ok("clock", now.toString(), now.toString())
                : Finding.warning(
                        "clock",
                        now
                                + ", and no time service keeps it right; install systemd-timesyncd or chrony, unless the host"
                                + " of this machine does it",
                        now + "，且没有时间同步服务；请安装 systemd-timesyncd 或 chrony（宿主机已同步者除外）");
    }

    private static Optional<Long> controlGroupLimitMib() {
        try {
            String text = Files.readString(Path.of("/sys/fs/cgroup/memory.max")).strip();
            return text.equals("max") ? Optional.empty() : Optional.of(Long.parseLong(text) / MIB);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> numberIn(Path file, String start) {
        return lineOf(file, start).map(words -> Long.parseLong(words.get(1)));
    }

    private static Optional<List<String>> lineOf(Path file, String start) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(start)).findFirst().map(line -> List.of(line.split("\\s+")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
