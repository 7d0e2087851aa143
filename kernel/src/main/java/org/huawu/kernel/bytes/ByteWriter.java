package org.huawu.kernel.bytes;

import java.util.Arrays;

/**
 * Writes values in their one form. Numbers are written in groups of seven bits, lowest group first, in as few bytes as
 * they need. Grows up to a limit. For one thread.
 */
public final class ByteWriter {

    private final int limit;
    private byte[] buffer;
    private int size;

    /**
     * An empty writer.
     *
     * @param limit the most bytes it takes, 1 or more
     */
    public ByteWriter(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be 1 or more, was " + limit);
        }
        this.limit = limit;
        this.buffer = new byte[Math.min(limit, 128)];
    }

    /**
     * Writes a number.
     *
     * @param value 0 or more
     */
    public void number(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a number must be 0 or more, was " + value);
        }
        long rest = value;
        while (rest > 0x7f) {
            octet((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        octet((int) rest);
    }

    /** Writes yes or no. */
    public void flag(boolean value) {
        octet(value ? 1 : 0);
    }

    /** Writes a value of an enum by its code. */
    public void choice(Coded value) {
        number(value.code());
    }

    /** Writes bytes with their length before them. */
    public void bytes(byte[] value) {
        number(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, buffer, size, value.length);
        size += value.length;
    }

    /**
     * Writes a text.
     *
     * @param value printable ASCII only
     */
    public void text(String value) {
        number(value.length());
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (!ByteReader.isPrintable(character)) {
                throw new IllegalArgumentException("a text must be printable ASCII");
            }
            octet(character);
        }
    }

    /** How many bytes were written. */
    public int size() {
        return size;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    private void octet(int value) {
        reserve(1);
        buffer[size++] = (byte) value;
    }

    private void reserve(int count) {
        if (count > limit - size) {
            throw new IllegalStateException("more than " + limit + " bytes");
        }
        if (size + count > buffer.length) {
            long doubled = Math.max(buffer.length * 2L, size + (long) count);
            buffer = Arrays.copyOf(buffer, (int) Math.min(doubled, limit));
        }
    }
}
