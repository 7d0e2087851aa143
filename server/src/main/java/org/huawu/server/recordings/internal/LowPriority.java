package org.huawu.server.recordings.internal;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;

/** The place behind all ordinary threads: what Linux calls nice 19, by its setpriority, which takes a single thread. */
final class LowPriority {

    private static final int PROCESS = 0;
    private static final int THIS_THREAD = 0;
    private static final int NICEST = 19;

    private LowPriority() {}

    /** Takes it for the thread that calls; false when it is not had. */
    @SuppressWarnings("restricted") // what this class is for
    static boolean take() {
        Linker linker = Linker.nativeLinker();
        MethodHandle setPriority = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setpriority"),
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        try {
            return (int) setPriority.invokeExact(PROCESS, THIS_THREAD, NICEST) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("a call to the C library", e);
        }
    }
}
