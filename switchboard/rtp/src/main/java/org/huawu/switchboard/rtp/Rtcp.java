package org.huawu.switchboard.rtp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands in a compound packet of RTCP (RFC 3550, 6.1): a sender's report if it sends, and what it says of those it
 * hears. Other parts are passed over.
 *
 * @param sender the sender's report; empty when it sends nothing
 * @param receptions what it hears, at most 31 together in what is written
 */
public record Rtcp(Optional<SenderReport> sender, List<ReceptionReport> receptions) {

    private static final int SENDER = 200;
    private static final int RECEIVER = 201;
    private static final int DESCRIPTION = 202;
    private static final int BYE = 203;
    private static final int HEADER = 8;
    private static final int SENDER_INFO = 20;
    private static final int BLOCK = 24;
    private static final int MOST_BLOCKS = 31;
    private static final int VERSION = 0x80;

    public Rtcp {
        receptions = List.copyOf(receptions);
        if (receptions.size() > MOST_BLOCKS) {
            throw new IllegalArgumentException(receptions.size() + " reports in one packet");
        }
    }

    /**
     * Reads a packet that lies in a buffer from 0 to its limit.
     *
     * @return empty when it is not whole, or not RTCP at all
     */
    public static Optional<Rtcp> read(ByteBuffer packet) {
        Optional<SenderReport> sender = Optional.empty();
        List<ReceptionReport> receptions = new ArrayList<>();
        int at = 0;
        while (at < packet.limit()) {
            if (packet.limit() - at < 4 || (packet.get(at) & 0xC0) != VERSION) {
                return Optional.empty();
            }
            int type = packet.get(at + 1) & 0xFF;
            int end = at + 4 + 4 * (packet.getShort(at + 2) & 0xFFFF);
            boolean isFirstOfAnotherKind = at == 0 && type != SENDER && type != RECEIVER;
            if (end > packet.limit() || isFirstOfAnotherKind) {
                return Optional.empty();
            }
            if (type == SENDER || type == RECEIVER) {
                int blocks = at + HEADER + (type == SENDER ? SENDER_INFO : 0);
                int count = packet.get(at) & 0x1F;
                if (blocks + count * BLOCK > end || receptions.size() + count > MOST_BLOCKS) {
                    return Optional.empty();
                }
                sender = type == SENDER ? Optional.of(senderAt(packet, at)) : sender;
                for (int i = 0; i < count; i++) {
                    receptions.add(receptionAt(packet, blocks + i * BLOCK));
                }
            }
            at = end;
        }
        return at == 0 ? Optional.empty() : Optional.of(new Rtcp(sender, receptions));
    }

    /**
     * Writes a compound packet, with the name that RFC 3550, 6.5.1 wants in each.
     *
     * @param to where it goes, from 0; ready to be sent afterwards
     * @param source who reports
     * @param name the canonical name of the source, at most 255 bytes, which tells nothing about a person
     */
    public void write(ByteBuffer to, int source, String name) {
        to.clear();
        int words = (HEADER + receptions.size() * BLOCK + (sender.isPresent() ? SENDER_INFO : 0)) / 4 - 1;
        int type = sender.isPresent() ? SENDER : RECEIVER;
        to.put((byte) (VERSION | receptions.size())).put((byte) type).putShort((short) words);
        to.putInt(source);
        sender.ifPresent(report -> to.putLong(report.time())
                .putInt(report.timestamp())
                .putInt(report.packets())
                .putInt(report.bytes()));
        for (ReceptionReport each : receptions) {
            to.putInt(each.source()).putInt((each.lostShare() << 24) | (each.lost() & 0xFF_FFFF));
            to.putInt(each.highest()).putInt(each.jitter());
            to.putInt(each.lastReport()).putInt(each.sinceLastReport());
        }
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        // Two bytes before the name, and at least one of zero behind it, up to a whole word.
        int item = (2 + text.length + 4) / 4 * 4;
        to.put((byte) (VERSION | 1)).put((byte) DESCRIPTION).putShort((short) (1 + item / 4));
        to.putInt(source).put((byte) 1).put((byte) text.length).put(text);
        to.put(new byte[item - 2 - text.length]).flip();
    }

    /**
     * Adds to a compound packet that was written that its source goes (RFC 3550, 6.6).
     *
     * @param to as {@link #write} left it, with eight bytes of room behind
     */
    static void appendBye(ByteBuffer to, int source) {
        int at = to.limit();
        to.limit(at + HEADER);
        to.put(at, (byte) (VERSION | 1)).put(at + 1, (byte) BYE).putShort(at + 2, (short) 1);
        to.putInt(at + 4, source);
    }

    private static SenderReport senderAt(ByteBuffer packet, int at) {
        return new SenderReport(
                packet.getInt(at + 4),
                packet.getLong(at + 8),
                packet.getInt(at + 16),
                packet.getInt(at + 20),
                packet.getInt(at + 24));
    }

    private static ReceptionReport receptionAt(ByteBuffer packet, int at) {
        return new ReceptionReport(
                packet.getInt(at),
                packet.get(at + 4) & 0xFF,
                (packet.getInt(at + 4) << 8) >> 8,
                packet.getInt(at + 8),
                packet.getInt(at + 12),
                packet.getInt(at + 16),
                packet.getInt(at + 20));
    }
}
