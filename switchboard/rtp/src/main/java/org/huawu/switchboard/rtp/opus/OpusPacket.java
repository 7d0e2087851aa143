package org.huawu.switchboard.rtp.opus;

import java.nio.ByteBuffer;

/**
 * What the bytes of a packet say of its form (RFC 6716, 3), before libopus sees any of them: whoever sends it may be a stranger. Pure;
 * allocates nothing.
 */
public final class OpusPacket {

    /** The length of no packet: its bytes contradict each other (RFC 6716, 3.4). */
    public static final int BROKEN = -1;

    /** The longest packet, 120 ms, in samples at 8,000 a second. */
    public static final int MOST_SAMPLES = 960;

    private static final int MOST_FRAME_BYTES = 1_275;
    /** 2.5 ms. */
    private static final int STEP = 20;
    /** A length from here on goes over two bytes. */
    private static final int TWO_BYTES = 252;

    private static final int FIRST_HYBRID = 12;
    private static final int FIRST_CELT = 16;
    /** Of frames of 60 ms, each of 20 has a bit of its own. */
    private static final int MOST_SPEECH_FRAME = 160;

    private OpusPacket() {}

    /**
     * How long a packet sounds.
     *
     * @param packet its bytes, from 0
     * @param length how many
     * @return samples at 8,000 a second, 20..{@value #MOST_SAMPLES}; {@link #BROKEN} when it is none
     */
    public static int samples(ByteBuffer packet, int length) {
        if (length < 1) {
            return BROKEN;
        }
        boolean isWhole = switch (packet.get(0) & 3) {
            case 0 -> length - 1 <= MOST_FRAME_BYTES;
            case 1 -> (length - 1) % 2 == 0 && (length - 1) / 2 <= MOST_FRAME_BYTES;
            case 2 -> areFrames(packet, 1, length, 2);
            default -> isOfMany(packet, length);
        };
        int samples = isWhole ? frames(packet) * frame(packet) : BROKEN;
        return samples > MOST_SAMPLES ? BROKEN : samples;
    }

    /** How long one frame of a packet that is whole sounds, in samples at 8,000 a second. */
    public static int frame(ByteBuffer packet) {
        int form = form(packet);
        if (form < FIRST_HYBRID) {
            // 10, 20, 40, 60 ms
            return form % 4 == 3 ? 3 * MOST_SPEECH_FRAME : (4 * STEP) << (form % 4);
        }
        if (form < FIRST_CELT) {
            // 10, 20 ms
            return (4 * STEP) << (form % 2);
        }
        // 2.5, 5, 10, 20 ms
        return STEP << (form % 4);
    }

    /** Whether a packet that is whole holds the frame before it once more (RFC 6716, 4.2.3 and 4.2.5). */
    public static boolean hasEarlierFrame(ByteBuffer packet, int length) {
        int from = firstFrame(packet);
        boolean isEmpty = (packet.get(0) & 3) != 3 && length == from;
        if (form(packet) >= FIRST_CELT || from >= length || isEmpty) {
            return false;
        }
        int first = packet.get(from) & 0xFF;
        int parts = Math.max(1, frame(packet) / MOST_SPEECH_FRAME);
        boolean isStereo = (packet.get(0) & 4) != 0;
        return ((first >> (7 - parts)) & 1) != 0 || (isStereo && ((first >> (6 - 2 * parts)) & 1) != 0);
    }

    private static int form(ByteBuffer packet) {
        return (packet.get(0) & 0xFF) >> 3;
    }

    private static int frames(ByteBuffer packet) {
        return switch (packet.get(0) & 3) {
            case 0 -> 1;
            case 1, 2 -> 2;
            default -> packet.get(1) & 0x3F;
        };
    }

    /** A packet that says itself how many frames it has, whether they differ in length, and whether it is padded. */
    private static boolean isOfMany(ByteBuffer packet, int length) {
        int frames = length < 2 ? 0 : packet.get(1) & 0x3F;
        if (frames == 0) {
            return false;
        }
        int from = 2;
        int end = length;
        if ((packet.get(1) & 0x40) != 0) {
            int more;
            do {
                if (from >= length) {
                    return false;
                }
                more = packet.get(from) & 0xFF;
                from++;
                end -= more == 255 ? 254 : more;
            } while (more == 255);
        }
        if ((packet.get(1) & 0x80) != 0) {
            return areFrames(packet, from, end, frames);
        }
        int rest = end - from;
        return rest >= 0 && rest % frames == 0 && rest / frames <= MOST_FRAME_BYTES;
    }

    /** Whether the lengths of all frames but the last, which stand from there on, leave room for that. */
    private static boolean areFrames(ByteBuffer packet, int from, int end, int frames) {
        int at = from;
        int taken = 0;
        for (int i = 1; i < frames; i++) {
            if (at >= end) {
                return false;
            }
            int size = packet.get(at) & 0xFF;
            at++;
            if (size >= TWO_BYTES) {
                if (at >= end) {
                    return false;
                }
                size += 4 * (packet.get(at) & 0xFF);
                at++;
            }
            taken += size;
        }
        int last = end - at - taken;
        return last >= 0 && last <= MOST_FRAME_BYTES;
    }

    /** Where the first frame begins, of a packet that is whole. */
    private static int firstFrame(ByteBuffer packet) {
        int kind = packet.get(0) & 3;
        if (kind < 2) {
            return 1;
        }
        int from = 1;
        int frames = 2;
        if (kind == 3) {
            from = 2;
            frames = (packet.get(1) & 0x80) == 0 ? 1 : packet.get(1) & 0x3F;
            boolean isPadded = (packet.get(1) & 0x40) != 0;
            while (isPadded) {
                isPadded = (packet.get(from) & 0xFF) == 255;
                from++;
            }
        }
        for (int i = 1; i < frames; i++) {
            from += (packet.get(from) & 0xFF) >= TWO_BYTES ? 2 : 1;
        }
        return from;
    }
}
