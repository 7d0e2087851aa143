package org.huawu.switchboard.rtp;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The wire by Linux's own epoll: one call for all sockets, one a packet. */
final class EpollWire implements PacketWire {

    private static final int CLOEXEC = 0x80000;
    private static final int NONBLOCK = 0x800;
    private static final int ADD = 1;
    private static final int READABLE = 1;
    private static final int MOST_EVENTS = 1_024;
    private static final long NANOS_A_MS = 1_000_000;
    /** {@code struct epoll_event} is packed on x86-64 only. */
    private static final int EVENT_SIZE = isX86() ? 12 : 16;

    private static final int FILE_AT = EVENT_SIZE - Long.BYTES;

    private final int epoll;
    private final int bell;
    private final MemorySegment events;
    private final MemorySegment event;
    private final MemorySegment ring;
    private final MemorySegment one;
    private final AtomicBoolean isRung = new AtomicBoolean();
    private final Object closing = new Object();
    private boolean isClosed;
    /** By the number of their file. */
    private @Nullable EpollSocket[] watched = new EpollSocket[1_024];

    EpollWire() throws IOException {
        Arena arena = Arena.ofAuto();
        events = arena.allocate((long) EVENT_SIZE * MOST_EVENTS, Long.BYTES);
        event = arena.allocate(EVENT_SIZE, Long.BYTES);
        ring = arena.allocate(JAVA_LONG);
        one = arena.allocateFrom(JAVA_LONG, 1);
        epoll = file("epoll_create1", Libc.epollCreate(CLOEXEC));
        bell = Libc.eventfd(CLOEXEC | NONBLOCK);
        if (bell < 0) {
            Libc.close(epoll);
        }
        add(file("eventfd", bell));
    }

    /** Whether this machine has epoll as it is written here: Linux with 64 bits. */
    static boolean isThere() {
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return System.getProperty("os.name").equals("Linux") && (isX86() || processor.equals("aarch64"));
    }

    @Override
    public PacketSocket bind(InetSocketAddress address) throws IOException {
        return EpollSocket.bind(this, address);
    }

    @Override
    public void await(long mostNanos) {
        // Rounded up: a tick may be late by less than 1 ms, but nobody spins.
        long mostMs = (mostNanos + NANOS_A_MS - 1) / NANOS_A_MS;
        int ready = Libc.epollWait(epoll, events, MOST_EVENTS, (int) Math.min(mostMs, Integer.MAX_VALUE));
        for (int i = 0; i < ready; i++) {
            int file = events.get(JAVA_INT, (long) i * EVENT_SIZE + FILE_AT);
            if (file == bell) {
                // Before it is read: who rings in between has put his command where it is found after this.
                isRung.set(false);
                Libc.read(bell, ring, Long.BYTES);
            } else {
                read(file);
            }
        }
    }

    @Override
    public void wakeUp() {
        if (!isRung.compareAndSet(false, true)) {
            return;
        }
        synchronized (closing) {
            // A number of a file that is closed may be somebody else's by now.
            if (!isClosed) {
                Libc.write(bell, one, Long.BYTES);
            }
        }
    }

    @Override
    public void close() {
        synchronized (closing) {
            isClosed = true;
            Libc.close(bell);
            Libc.close(epoll);
        }
    }

    void watch(EpollSocket socket, int file) throws IOException {
        if (file >= watched.length) {
            watched = Arrays.copyOf(watched, Math.max(file + 1, 2 * watched.length));
        }
        add(file);
        watched[file] = socket;
    }

    void forget(int file) {
        if (file < watched.length) {
            watched[file] = null;
        }
    }

    static int file(String call, int file) throws IOException {
        if (file < 0) {
            throw new IOException(call + " failed; see how many files may be open (ulimit -n)");
        }
        return file;
    }

    private void read(int file) {
        // A socket that another one's reader has just closed is not there any more.
        EpollSocket socket = watched[file];
        if (socket != null) {
            socket.read();
        }
    }

    private void add(int file) throws IOException {
        event.set(JAVA_INT, 0, READABLE);
        event.set(JAVA_INT, FILE_AT, file);
        file("epoll_ctl", Libc.epollCtl(epoll, ADD, file, event));
    }

    private static boolean isX86() {
        return System.getProperty("os.arch").equals("amd64");
    }
}
