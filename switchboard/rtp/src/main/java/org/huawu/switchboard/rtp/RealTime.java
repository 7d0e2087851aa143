package org.huawu.switchboard.rtp;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Precedence over all ordinary threads of the machine ({@code SCHED_FIFO}), so that sound is not held up by whatever else
 * wants the processors. Linux gives it to who has CAP_SYS_NICE, or a limit RLIMIT_RTPRIO above 0.
 */
public final class RealTime {

    private static final int SCHED_FIFO = 1;
    private static final int THIS_THREAD = 0;
    /** 1..99; low, so that what the kernel does for the network goes before. */
    private static final int PRIORITY = 10;

    private RealTime() {}

    /** Asks for the thread that calls; false when it is not permitted or not known here, and nothing has changed. */
    public static boolean take() {
        if (!EpollWire.isThere()) {
            return false;
        }
        MemorySegment priority = Arena.ofAuto().allocate(JAVA_INT);
        priority.set(JAVA_INT, 0, PRIORITY);
        return Libc.setScheduler(THIS_THREAD, SCHED_FIFO, priority) == 0;
    }
}
