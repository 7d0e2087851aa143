package org.huawu.switchboard.rtp;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The calls to the C library of Linux that the media thread makes, see their manual pages. A call that fails gives -1. Those
 * on the way of packets never block, and are made without telling the JVM, which costs less.
 */
final class Libc {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option QUICK = Linker.Option.critical(false);

    private static final MethodHandle SOCKET = call("socket", of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle BIND = call("bind", of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle GETSOCKNAME = call("getsockname", of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
    private static final MethodHandle CLOSE = call("close", of(JAVA_INT, JAVA_INT));
    private static final MethodHandle EPOLL_CREATE = call("epoll_create1", of(JAVA_INT, JAVA_INT));
    private static final MethodHandle EPOLL_CTL =
            call("epoll_ctl", of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle EPOLL_WAIT =
            call("epoll_wait", of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
    private static final MethodHandle EVENTFD = call("eventfd", of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle SET_SCHEDULER =
            call("sched_setscheduler", of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle READ = call("read", of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG), QUICK);
    private static final MethodHandle WRITE = call("write", of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG), QUICK);
    private static final MethodHandle RECVFROM =
            call("recvfrom", of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS), QUICK);
    private static final MethodHandle SENDTO =
            call("sendto", of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT), QUICK);

    private Libc() {}

    static int socket(int family, int type) {
        try {
            return (int) SOCKET.invokeExact(family, type, 0);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int bind(int socket, MemorySegment address, int length) {
        try {
            return (int) BIND.invokeExact(socket, address, length);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int getsockname(int socket, MemorySegment address, MemorySegment length) {
        try {
            return (int) GETSOCKNAME.invokeExact(socket, address, length);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int close(int file) {
        try {
            return (int) CLOSE.invokeExact(file);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int epollCreate(int flags) {
        try {
            return (int) EPOLL_CREATE.invokeExact(flags);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int epollCtl(int epoll, int operation, int file, MemorySegment event) {
        try {
            return (int) EPOLL_CTL.invokeExact(epoll, operation, file, event);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int epollWait(int epoll, MemorySegment events, int most, int mostMs) {
        try {
            return (int) EPOLL_WAIT.invokeExact(epoll, events, most, mostMs);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int eventfd(int flags) {
        try {
            return (int) EVENTFD.invokeExact(0, flags);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static int setScheduler(int thread, int policy, MemorySegment parameters) {
        try {
            return (int) SET_SCHEDULER.invokeExact(thread, policy, parameters);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static long read(int file, MemorySegment into, long length) {
        try {
            return (long) READ.invokeExact(file, into, length);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static long write(int file, MemorySegment from, long length) {
        try {
            return (long) WRITE.invokeExact(file, from, length);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static long recvfrom(int socket, MemorySegment into, MemorySegment address, MemorySegment addressLength) {
        try {
            return (long) RECVFROM.invokeExact(socket, into, into.byteSize(), 0, address, addressLength);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    static long sendto(int socket, MemorySegment from, long length, MemorySegment address, int addressLength) {
        try {
            return (long) SENDTO.invokeExact(socket, from, length, 0, address, addressLength);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    private static FunctionDescriptor of(MemoryLayout result, MemoryLayout... arguments) {
        return FunctionDescriptor.of(result, arguments);
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
