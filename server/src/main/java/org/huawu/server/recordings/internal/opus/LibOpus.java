package org.huawu.server.recordings.internal.opus;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The functions of libopus 1.x that are used, see its opus.h. Looked for once on the machine; Debian and Ubuntu have it as
 * libopus0. Any thread; a coder is one thread's.
 */
public final class LibOpus {

    private static final String NAME = "libopus.so.0";
    private static final Linker LINKER = Linker.nativeLinker();

    private final MethodHandle encoderCreate;
    private final MethodHandle encoderSet;
    private final MethodHandle encoderGet;
    private final MethodHandle encode;
    private final MethodHandle encoderDestroy;
    private final MethodHandle decoderCreate;
    private final MethodHandle decode;
    private final MethodHandle decoderDestroy;
    private final MethodHandle version;

    private LibOpus(SymbolLookup library) {
        this.encoderCreate = call(library, "opus_encoder_create", of(ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
        Linker.Option variadic = Linker.Option.firstVariadicArg(2);
        this.encoderSet = call(library, "opus_encoder_ctl", of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT), variadic);
        this.encoderGet = call(library, "opus_encoder_ctl", of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS), variadic);
        this.encode = call(library, "opus_encode", of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
        this.encoderDestroy = call(library, "opus_encoder_destroy", FunctionDescriptor.ofVoid(ADDRESS));
        this.decoderCreate = call(library, "opus_decoder_create", of(ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
        this.decode =
                call(library, "opus_decode", of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
        this.decoderDestroy = call(library, "opus_decoder_destroy", FunctionDescriptor.ofVoid(ADDRESS));
        this.version = call(library, "opus_get_version_string", of(ADDRESS));
    }

    /** The library of this machine, if it is installed. */
    public static Optional<LibOpus> find() {
        return find(NAME);
    }

    /** A library of this name. */
    @SuppressWarnings("restricted") // what this class is for
    static Optional<LibOpus> find(String name) {
        SymbolLookup library;
        try {
            library = SymbolLookup.libraryLookup(name, Arena.global());
        } catch (IllegalArgumentException missing) {
            return Optional.empty();
        }
        return Optional.of(new LibOpus(library));
    }

    /** What the library calls itself, such as "libopus 1.3.1". */
    @SuppressWarnings("restricted") // the text has no length but its end
    public String version() {
        try {
            return ((MemorySegment) version.invokeExact()).reinterpret(100).getString(0);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    MemorySegment encoderCreate(int hz, int channels, int application, MemorySegment error) {
        try {
            return (MemorySegment) encoderCreate.invokeExact(hz, channels, application, error);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    int encoderSet(MemorySegment encoder, int request, int value) {
        try {
            return (int) encoderSet.invokeExact(encoder, request, value);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    int encoderGet(MemorySegment encoder, int request, MemorySegment into) {
        try {
            return (int) encoderGet.invokeExact(encoder, request, into);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    int encode(MemorySegment encoder, MemorySegment sound, int samples, MemorySegment packet) {
        try {
            return (int) encode.invokeExact(encoder, sound, samples, packet, (int) packet.byteSize());
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    void encoderDestroy(MemorySegment encoder) {
        try {
            encoderDestroy.invokeExact(encoder);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    MemorySegment decoderCreate(int hz, int channels, MemorySegment error) {
        try {
            return (MemorySegment) decoderCreate.invokeExact(hz, channels, error);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    int decode(MemorySegment decoder, MemorySegment packet, int length, MemorySegment sound, int mostSamples) {
        try {
            return (int) decode.invokeExact(decoder, packet, length, sound, mostSamples, 0);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    void decoderDestroy(MemorySegment decoder) {
        try {
            decoderDestroy.invokeExact(decoder);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    private static FunctionDescriptor of(MemoryLayout result, MemoryLayout... arguments) {
        return FunctionDescriptor.of(result, arguments);
    }

    @SuppressWarnings("restricted") // what this class is for
    private static MethodHandle call(
            SymbolLookup library, String name, FunctionDescriptor form, Linker.Option... options) {
        return LINKER.downcallHandle(library.findOrThrow(name), form, options);
    }

    /** The handles themselves throw nothing when the forms are right. */
    private static IllegalStateException impossible(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return new IllegalStateException("a call to libopus", thrown);
    }
}
