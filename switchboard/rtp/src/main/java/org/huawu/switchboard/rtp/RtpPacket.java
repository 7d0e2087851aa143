package org.huawu.switchboard.rtp;

import java.nio.ByteBuffer;

/**
 * A view of an RTP packet (RFC 3550) in a buffer; copies and allocates nothing, and is used again for the next packet. Not
 * for several threads.
 */
public final class RtpPacket {

    /** Bytes of a header without extension and sources. */
    public static final int HEADER = 12;

    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private int payloadFrom;
    private int payloadLength;

    /** A view of nothing yet. */
    public RtpPacket() {}

    /**
     * Looks at a packet that lies in a buffer from 0 to its limit.
     *
     * @return false when it is no RTP packet; then nothing else may be asked
     */
    public boolean wrap(ByteBuffer packet) {
        int size = packet.limit();
        if (size < HEADER || (packet.get(0) & 0xC0) != 0x80) {
            return false;
        }
        int from = HEADER + 4 * (packet.get(0) & 0x0F);
        if ((packet.get(0) & 0x10) != 0) {
            if (size < from + 4) {
                return false;
            }
            from += 4 + 4 * (packet.getShort(from + 2) & 0xFFFF);
        }
        int padding = (packet.get(0) & 0x20) == 0 ? 0 : packet.get(size - 1) & 0xFF;
        boolean paddingIsBroken = (packet.get(0) & 0x20) != 0 && padding == 0;
        if (paddingIsBroken || from + padding > size) {
            return false;
        }
        buffer = packet;
        payloadFrom = from;
        payloadLength = size - padding - from;
        return true;
    }

    /** Payload type, 0..127. */
    public int payloadType() {
        return buffer.get(1) & 0x7F;
    }

    /** Whether the marker is set. */
    public boolean isMarked() {
        return (buffer.get(1) & 0x80) != 0;
    }

    /** Sequence number, 0..65535. */
    public int sequence() {
        return buffer.getShort(2) & 0xFFFF;
    }

    /** Timestamp in samples, 32 bits that wrap. */
    public int timestamp() {
        return buffer.getInt(4);
    }

    /** Source. */
    public int source() {
        return buffer.getInt(8);
    }

    /** Bytes of payload. */
    public int payloadLength() {
        return payloadLength;
    }

    /** A byte of the payload, as 0..255. */
    public int payload(int index) {
        return buffer.get(payloadFrom + index) & 0xFF;
    }

    /** Copies the first bytes of the payload. */
    public void copyPayload(byte[] to, int length) {
        buffer.get(payloadFrom, to, 0, length);
    }

    /** Copies the first bytes of the payload to the beginning of a buffer. */
    void copyPayload(ByteBuffer to, int length) {
        to.put(0, buffer, payloadFrom, length);
    }

    /** Writes a header without extension at the beginning of a buffer; the position is then behind it. */
    public static void writeHeader(ByteBuffer to, int typeAndMarker, int sequence, int timestamp, int source) {
        to.clear();
        to.put((byte) 0x80).put((byte) typeAndMarker).putShort((short) sequence);
        to.putInt(timestamp).putInt(source);
    }
}
