package org.huawu.switchboard.rtp.srtp;

import java.util.Objects;
import org.jitsi.utils.ByteArrayBuffer;

/** One packet in an array that is used again and again, as RTP (RFC 3550) and as the SRTP library sees it. For one thread at a time. */
public final class SrtpPacket implements ByteArrayBuffer {

    /** Bytes that a packet may have. */
    public static final int CAPACITY = 2048;
    /** Bytes of a header without extension and sources. */
    public static final int HEADER = 12;

    private final byte[] buffer = new byte[CAPACITY];
    private int offset;
    private int length;
    private int payloadOffset;
    private int payloadLength;

    /** It has so many bytes from the beginning of the array on. */
    public void length(int bytes) {
        offset = 0;
        length = Objects.checkIndex(bytes, CAPACITY + 1);
    }

    /** Whether header, extension and padding fit into the packet; only then the other questions make sense. */
    public boolean parse() {
        if (length < HEADER || (buffer[0] & 0xC0) != 0x80) {
            return false;
        }
        int at = HEADER + 4 * (buffer[0] & 0x0F);
        if ((buffer[0] & 0x10) != 0) {
            if (at + 4 > length) {
                return false;
            }
            at += 4 + 4 * u16(at + 2);
        }
        if (at > length) {
            return false;
        }
        payloadOffset = at;
        payloadLength = length - at;
        return true;
    }

    /** Takes the padding off, which can be read only after decryption; false when it does not fit. */
    public boolean trimPadding() {
        if ((buffer[0] & 0x20) == 0) {
            return true;
        }
        int padding = payloadLength == 0 ? 0 : buffer[length - 1] & 0xFF;
        if (padding == 0 || padding > payloadLength) {
            return false;
        }
        payloadLength -= padding;
        return true;
    }

    /** Payload type, 0..127. */
    public int payloadType() {
        return buffer[1] & 0x7F;
    }

    /** Whether the marker is set. */
    public boolean marker() {
        return (buffer[1] & 0x80) != 0;
    }

    /** Sequence number, 0..65535. */
    public int sequence() {
        return u16(2);
    }

    /** Timestamp in samples, 32 bits that wrap. */
    public int timestamp() {
        return u16(4) << 16 | u16(6);
    }

    /** Source. */
    public int ssrc() {
        return u16(8) << 16 | u16(10);
    }

    /** Whose report it is, where it is one. */
    public int reporter() {
        return (u16(4) << 16) | u16(6);
    }

    /** Where the payload begins. */
    public int payloadOffset() {
        return payloadOffset;
    }

    /** Bytes of payload. */
    public int payloadLength() {
        return payloadLength;
    }

    private int u16(int at) {
        return (buffer[at] & 0xFF) << 8 | (buffer[at + 1] & 0xFF);
    }

    /** Writes the fixed header of version 2. */
    public void header(int typeAndMarker, int sequence, int timestamp, int ssrc) {
        buffer[0] = (byte) 0x80;
        buffer[1] = (byte) typeAndMarker;
        buffer[2] = (byte) (sequence >> 8);
        buffer[3] = (byte) sequence;
        u32(4, timestamp);
        u32(8, ssrc);
    }

    private void u32(int at, int value) {
        buffer[at] = (byte) (value >> 24);
        buffer[at + 1] = (byte) (value >> 16);
        buffer[at + 2] = (byte) (value >> 8);
        buffer[at + 3] = (byte) value;
    }

    @Override
    public byte[] getBuffer() {
        return buffer;
    }

    @Override
    public int getOffset() {
        return offset;
    }

    @Override
    public int getLength() {
        return length;
    }

    @Override
    public void setLength(int bytes) {
        length = bytes;
    }

    @Override
    public void setOffset(int bytes) {
        offset = bytes;
    }

    @Override
    public boolean isInvalid() {
        return false;
    }

    @Override
    public void readRegionToBuff(int from, int bytes, byte[] target) {
        System.arraycopy(buffer, offset + from, target, 0, bytes);
    }

    @Override
    public void grow(int bytes) {
        Objects.checkFromIndexSize(offset, length + bytes, CAPACITY);
    }

    @Override
    public void append(byte[] bytes, int count) {
        System.arraycopy(bytes, 0, buffer, offset + length, count);
        length += count;
    }

    @Override
    public void shrink(int bytes) {
        length = Math.max(0, length - bytes);
    }
}
