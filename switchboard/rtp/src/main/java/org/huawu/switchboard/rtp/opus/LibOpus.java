package org.huawu.switchboard.rtp.opus;

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
 * The functions of libopus 1.x that are used, see its opus.h, by whose names and numbers they go here. Looked for on the machine;
 * Debian and Ubuntu have it as libopus0. Any thread; a coder is one thread's at a time. What is handed over is memory outside the
 * heap, and must be as long as it is said to be: the library does not look.
 */
public final class LibOpus {

    /** What it is set up for: speech. */
    public static final int APPLICATION_VOIP = 2048;

    /** Bits a second; a value of {@link #encoderSet}, as all that follow. */
    public static final int SET_BITRATE = 4002;

    /** 0..10. */
    public static final int SET_COMPLEXITY = 4010;

    /** 1 to have each packet hold the one before it once more, coarser (FEC). */
    public static final int SET_INBAND_FEC = 4012;

    /** The loss that FEC is made for, in percent. */
    public static final int SET_PACKET_LOSS_PERCENT = 4014;

    /** How many sides a packet has. */
    public static final int SET_FORCE_CHANNELS = 4022;

    /** What is coded, such as {@link #SIGNAL_VOICE}. */
    public static final int SET_SIGNAL = 4024;

    /** Speech. */
    public static final int SIGNAL_VOICE = 3001;

    /** How many samples the coder holds back; for {@link #encoderGet}. */
    public static final int GET_LOOKAHEAD = 4027;

    private static final String NAME = "libopus.so.0";
    private static final Linker LINKER = Linker.nativeLinker();

    private final MethodHandle encoderCreate;
    private final MethodHandle encoderSet;
    private final MethodHandle encoderGet;
    private final MethodHandle encode;
    private final MethodHandle encoderDestroy;
    private final MethodHandle decoderCreate;
    private final MethodHandle decoderInit;
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
        this.decoderInit = call(library, "opus_decoder_init", of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
        this.decode =
                call(library, "opus_decode", of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
        this.decoderDestroy = call(library, "opus_decoder_destroy", FunctionDescriptor.ofVoid(ADDRESS));
        this.version = call(library, "opus_get_version_string", of(ADDRESS));
    }

    /** The library of this machine, if it is installed. */
    public static Optional<LibOpus> find() {
        return find(NAME);
    }

    /** A library of this name, if it is installed. */
    @SuppressWarnings("restricted") // what this class is for
    public static Optional<LibOpus> find(String name) {
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

    /**
     * An encoder, to be given back by {@link #encoderDestroy}.
     *
     * @param error takes why there is none, 4 bytes
     * @return at address 0 when there is none
     */
    public MemorySegment encoderCreate(int hz, int channels, int application, MemorySegment error) {
        try {
            return (MemorySegment) encoderCreate.invokeExact(hz, channels, application, error);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** Sets something; 0 when it is taken. */
    public int encoderSet(MemorySegment encoder, int request, int value) {
        try {
            return (int) encoderSet.invokeExact(encoder, request, value);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /**
     * Asks for something; 0 when it is told.
     *
     * @param into takes it, 4 bytes
     */
    public int encoderGet(MemorySegment encoder, int request, MemorySegment into) {
        try {
            return (int) encoderGet.invokeExact(encoder, request, into);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /**
     * Codes one frame.
     *
     * @param sound 16 bit, sides in turn
     * @param samples of one side
     * @param packet takes the packet, which never gets longer than it
     * @return how many bytes; below 0 an error
     */
    public int encode(MemorySegment encoder, MemorySegment sound, int samples, MemorySegment packet) {
        try {
            return (int) encode.invokeExact(encoder, sound, samples, packet, (int) packet.byteSize());
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** Gives an encoder back; it must not be used again. */
    public void encoderDestroy(MemorySegment encoder) {
        try {
            encoderDestroy.invokeExact(encoder);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /**
     * A decoder, to be given back by {@link #decoderDestroy}.
     *
     * @param error takes why there is none, 4 bytes
     * @return at address 0 when there is none
     */
    public MemorySegment decoderCreate(int hz, int channels, MemorySegment error) {
        try {
            return (MemorySegment) decoderCreate.invokeExact(hz, channels, error);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** Has a decoder begin anew, as one that was just made; 0 when it does. Allocates nothing. */
    public int decoderInit(MemorySegment decoder, int hz, int channels) {
        try {
            return (int) decoderInit.invokeExact(decoder, hz, channels);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /**
     * Decodes a packet.
     *
     * @param length the bytes of the packet, no more than there are
     * @param sound takes 16 bit, sides in turn, so many samples of each side
     * @return how many samples of one side; below 0 an error
     */
    public int decode(MemorySegment decoder, MemorySegment packet, int length, MemorySegment sound, int mostSamples) {
        return decode(decoder, packet, length, sound, mostSamples, 0);
    }

    /**
     * Makes up for what is missing before a packet: the end of it from what the packet holds of the one before it, where it does (FEC),
     * the rest from what was heard last. The packet itself is still to be decoded.
     *
     * @param samples how many are missing, of one side: whole steps of 2.5 ms
     * @return how many samples were made; below 0 an error
     */
    public int decodeMissing(
            MemorySegment decoder, MemorySegment packet, int length, MemorySegment sound, int samples) {
        return decode(decoder, packet, length, sound, samples, 1);
    }

    private int decode(
            MemorySegment decoder, MemorySegment packet, int length, MemorySegment sound, int samples, int isMissing) {
        try {
            return (int) decode.invokeExact(decoder, packet, length, sound, samples, isMissing);
        } catch (Throwable e) {
            throw impossible(e);
        }
    }

    /** Gives a decoder back; it must not be used again. */
    public void decoderDestroy(MemorySegment decoder) {
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
