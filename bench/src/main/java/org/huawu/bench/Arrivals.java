package org.huawu.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Reads datagrams together with the time at which the kernel had them (SO_TIMESTAMPNS, socket(7) of Linux with 64 bits): what
 * a generator takes to come round to a packet is not the delay of that packet. Nothing is made for a packet. For one thread.
 */
final class Arrivals {

    private static final int MOST_BYTES = 2_048;
    private static final int SOL_SOCKET = 1;
    private static final int SO_TIMESTAMPNS = 35;

    /** Of {@code struct msghdr}. */
    private static final int PARTS_AT = 16;

    private static final int PART_COUNT_AT = 24;
    private static final int CONTROL_AT = 32;
    private static final int CONTROL_LENGTH_AT = 40;
    private static final int HEAD_BYTES = 56;
    /** Of {@code struct cmsghdr}. */
    private static final int TYPE_AT = 12;

    private static final int SECONDS_AT = 16;
    private static final int NANOS_AT = 24;
    private static final int CONTROL_BYTES = 64;

    /** Both clocks go alike but for what is put right by leaps. */
    private static final long COMPARE_EVERY_NS = TimeUnit.SECONDS.toNanos(1);

    private static final int COMPARISONS = 5;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle SETSOCKOPT =
            call("setsockopt", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle RECVMSG = call(
            "recvmsg", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT), Linker.Option.critical(false));

    private final InstantSource wall;
    private final LongSupplier nanos;
    private final MemorySegment head;
    private final MemorySegment control;
    private final MemorySegment bytes;
    private final MemorySegment one;
    private long aheadNs;
    private long comparedNs;
    private long cameNs;

    /**
     * Arrivals by the machine's clocks.
     *
     * @param wall the clock by which the kernel stamps
     * @param nanos the clock by which arrivals are told
     */
    Arrivals(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        Arena arena = Arena.ofAuto();
        head = arena.allocate(HEAD_BYTES, Long.BYTES);
        control = arena.allocate(CONTROL_BYTES, Long.BYTES);
        bytes = arena.allocate(MOST_BYTES);
        one = arena.allocateFrom(JAVA_INT, 1);
        MemorySegment part = arena.allocate(2L * Long.BYTES, Long.BYTES);
        part.set(ADDRESS, 0, bytes);
        part.set(JAVA_LONG, Long.BYTES, MOST_BYTES);
        head.set(ADDRESS, PARTS_AT, part);
        head.set(JAVA_LONG, PART_COUNT_AT, 1);
        head.set(ADDRESS, CONTROL_AT, control);
        compare();
    }

    /** Has the kernel stamp what comes to a socket from now on. */
    void stamp(int socket) throws IOException {
        try {
            if ((int) SETSOCKOPT.invokeExact(socket, SOL_SOCKET, SO_TIMESTAMPNS, one, Integer.BYTES) != 0) {
                throw new IOException("the system does not tell when datagrams came");
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /**
     * Takes one datagram in, without waiting.
     *
     * @param socket a socket that is stamped
     * @return how long it is, though no more than fits is there; -1 when none waits or the other side's port is closed
     */
    int read(int socket, byte[] into) {
        head.set(JAVA_LONG, CONTROL_LENGTH_AT, CONTROL_BYTES);
        long length = receive(socket);
        if (length < 0) {
            return -1;
        }
        MemorySegment.copy(bytes, JAVA_BYTE, 0, into, 0, (int) Math.min(length, into.length));
        if (nanos.getAsLong() - comparedNs > COMPARE_EVERY_NS) {
            compare();
        }
        boolean isStamped =
                head.get(JAVA_LONG, CONTROL_LENGTH_AT) > NANOS_AT && control.get(JAVA_INT, TYPE_AT) == SO_TIMESTAMPNS;
        cameNs = isStamped
                ? TimeUnit.SECONDS.toNanos(control.get(JAVA_LONG, SECONDS_AT))
                        + control.get(JAVA_LONG, NANOS_AT)
                        - aheadNs
                : nanos.getAsLong();
        return (int) length;
    }

    /** When the kernel had the datagram that was read last, by {@link System#nanoTime()}. */
    long cameNs() {
        return cameNs;
    }

    /** How far the wall's clock is ahead: by the quickest look at both of some, as that was interrupted least. */
    private void compare() {
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < COMPARISONS; i++) {
            long before = nanos.getAsLong();
            Instant now = wall.instant();
            long after = nanos.getAsLong();
            if (after - before < quickest) {
                quickest = after - before;
                aheadNs = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - before - quickest / 2;
            }
            comparedNs = after;
        }
    }

    private long receive(int socket) {
        try {
            return (long) RECVMSG.invokeExact(socket, head, 0);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    @SuppressWarnings("restricted") // what this class is for
    private static MethodHandle call(String name, FunctionDescriptor form, Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), form, options);
    }

    /** The handles themselves throw nothing when the forms are right. */
    private static IllegalStateException impossible(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("a call to the C library", thrown);
    }
}
