package org.huawu.kernel.bytes;

import java.util.Arrays;

/**
 * Reads what {@link ByteWriter} wrote, and nothing else: what another form of the same value would be is refused, and so
 * is what is cut off or too long. Every method throws {@link MalformedBytesException}. For one thread.
 */
public final class ByteReader {

    private final byte[] buffer;
    private int next;

    /** Reads the bytes from their beginning; they must not change meanwhile. */
    public ByteReader(byte[] buffer) {
        this.buffer = buffer;
    }

    /** A number, 0 or more. */
    public long number() {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int octet = octet();
            value |= (long) (octet & 0x7f) << shift;
            if (octet < 0x80) {
                if (octet == 0 && shift > 0) {
                    throw new MalformedBytesException("number with a needless byte at " + next);
                }
                return value;
            }
        }
        throw new MalformedBytesException("number too long at " + next);
    }

    /** A number of at most {@code most}. */
    public int count(int most) {
        long value = number();
        if (value > most) {
            throw new MalformedBytesException(value + " at " + next + ", at most " + most);
        }
        return (int) value;
    }

    /** Yes or no. */
    public boolean flag() {
        return count(1) == 1;
    }

    /** One of the values of an enum. */
    public <E extends Enum<E> & Coded> E choice(E[] values) {
        long code = number();
        for (E value : values) {
            if (value.code() == code) {
                return value;
            }
        }
        throw new MalformedBytesException("unknown code " + code + " at " + next);
    }

    /** Bytes, at most {@code most}. */
    public byte[] bytes(int most) {
        int length = count(most);
        require(length);
        next += length;
        return Arrays.copyOfRange(buffer, next - length, next);
    }

    /** A text of printable ASCII, of at most {@code most} characters. */
    public String text(int most) {
        int length = count(most);
        require(length);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char character = (char) octet();
            if (!isPrintable(character)) {
                throw new MalformedBytesException("text with a byte that is not printable at " + next);
            }
            text.append(character);
        }
        return text.toString();
    }

    /** How many bytes were read so far. */
    public int position() {
        return next;
    }

    /** Makes sure that nothing is left. */
    public void end() {
        if (next != buffer.length) {
            throw new MalformedBytesException((buffer.length - next) + " bytes too many");
        }
    }

    static boolean isPrintable(char character) {
        return character >= ' ' && character <= '~';
    }

    private int octet() {
        require(1);
        return buffer[next++] & 0xff;
    }

    private void require(int count) {
        if (count > buffer.length - next) {
            throw new MalformedBytesException("cut off at " + buffer.length);
        }
    }
}
