package org.huawu.switchboard.gateway;

import org.huawu.switchboard.rtp.srtp.SrtpPacket;

/**
 * A view on one received frame of G.711. One object serves all frames, so that none is allocated for a packet; it is valid
 * during {@link SeatAudio#received} only.
 */
public final class AudioFrame {

    /** The longest payload taken and sent, in bytes: 60 ms of G.711. */
    public static final int MAX_PAYLOAD = 480;

    private byte[] buffer = {};
    private int offset;
    private int length;
    private int sequence;
    private int timestamp;
    private boolean marker;

    AudioFrame() {}

    void show(SrtpPacket packet) {
        buffer = packet.getBuffer();
        offset = packet.payloadOffset();
        length = packet.payloadLength();
        sequence = packet.sequence();
        timestamp = packet.timestamp();
        marker = packet.marker();
    }

    /** The array the payload lies in; not to be written to. */
    public byte[] buffer() {
        return buffer;
    }

    /** Where the payload begins. */
    public int offset() {
        return offset;
    }

    /** Bytes of the payload, 1 to {@value #MAX_PAYLOAD}; browsers send 160, which are 20 ms. */
    public int length() {
        return length;
    }

    /** Number of the packet, 0 to 65535, wrapping. */
    public int sequence() {
        return sequence;
    }

    /** Time of the first sample in 1/8000 s, unsigned, from a start that the browser chose. */
    public int timestamp() {
        return timestamp;
    }

    /** Whether the browser calls this the first frame after silence. */
    public boolean marker() {
        return marker;
    }
}
