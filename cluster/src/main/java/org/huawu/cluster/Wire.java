package org.huawu.cluster;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The form of our commands inside the log: a type, two numbers, a body; little endian. */
final class Wire {

    static final int INPUT = 1;
    static final int EFFECTS_DONE = 2;
    static final int SESSION_OPEN = 3;
    static final int SESSION_END = 4;

    static final int HEADER_LENGTH = 24;
    static final int KEY_LENGTH = 24;

    private static final int SOURCE = 8;
    private static final int SEQUENCE = 16;

    private Wire() {}

    static UnsafeBuffer command(int type, long source, long sequence, int bodyLength) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[HEADER_LENGTH + bodyLength]);
        buffer.putInt(0, type);
        buffer.putLong(SOURCE, source);
        buffer.putLong(SEQUENCE, sequence);
        return buffer;
    }

    /** Opens a session of the program: who writes from here on, under which build and incarnation. */
    static UnsafeBuffer sessionOpen(long incarnation, String buildId) {
        byte[] build = buildId.getBytes(StandardCharsets.UTF_8);
        UnsafeBuffer buffer = command(SESSION_OPEN, incarnation, 0, build.length);
        buffer.putBytes(HEADER_LENGTH, build);
        return buffer;
    }

    static int type(DirectBuffer buffer, int offset) {
        return buffer.getInt(offset);
    }

    static long source(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset + SOURCE);
    }

    static long sequence(DirectBuffer buffer, int offset) {
        return buffer.getLong(offset + SEQUENCE);
    }

    static String buildId(DirectBuffer buffer, int offset, int length) {
        byte[] build = new byte[length - HEADER_LENGTH];
        buffer.getBytes(offset + HEADER_LENGTH, build);
        return new String(build, StandardCharsets.UTF_8);
    }

    static void putKey(UnsafeBuffer buffer, int offset, LogKey key) {
        buffer.putLong(offset, key.incarnation());
        buffer.putLong(offset + 8, key.position());
        buffer.putInt(offset + 16, key.index());
    }

    static LogKey key(DirectBuffer buffer, int offset) {
        return new LogKey(buffer.getLong(offset), buffer.getLong(offset + 8), buffer.getInt(offset + 16));
    }
}
