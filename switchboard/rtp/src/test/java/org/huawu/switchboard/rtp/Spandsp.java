package org.huawu.switchboard.rtp;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Another implementation of G.722, where it is installed: libspandsp, called as the system has it. */
@SuppressWarnings("restricted") // calls to a library of the system are what this is for
final class Spandsp {

    private static final int BITS_PER_S = 64_000;

    private final SymbolLookup library;

    private Spandsp(SymbolLookup library) {
        this.library = library;
    }

    /** The library; empty where it is not installed. */
    static Optional<Spandsp> find() {
        try {
            return Optional.of(new Spandsp(SymbolLookup.libraryLookup("libspandsp.so.2", Arena.global())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    byte[] encode(short[] samples) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment in = arena.allocateFrom(ValueLayout.JAVA_SHORT, samples);
            MemorySegment out = arena.allocate(samples.length);
            int length = (int) code("g722_encode").invokeExact(coder("g722_encode_init"), out, in, samples.length);
            return out.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
        }
    }

    short[] decode(byte[] codes) throws Throwable {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment in = arena.allocateFrom(ValueLayout.JAVA_BYTE, codes);
            MemorySegment out = arena.allocate(codes.length * 4L);
            int length = (int) code("g722_decode").invokeExact(coder("g722_decode_init"), out, in, codes.length);
            return out.asSlice(0, length * 2L).toArray(ValueLayout.JAVA_SHORT);
        }
    }

    private MemorySegment coder(String init) throws Throwable {
        FunctionDescriptor kind = FunctionDescriptor.of(
                ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        return (MemorySegment) function(init, kind).invokeExact(MemorySegment.NULL, BITS_PER_S, 0);
    }

    private MethodHandle code(String name) {
        FunctionDescriptor kind = FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT);
        return function(name, kind);
    }

    private MethodHandle function(String name, FunctionDescriptor kind) {
        return Linker.nativeLinker().downcallHandle(library.find(name).orElseThrow(), kind);
    }
}
