package org.huawu.server.ladders.internal;

import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huawu.switchboard.sip.SipTransport;

/**
 * Writes messages as a pcap file (draft-ietf-opsawg-pcap; times in microseconds, Ethernet), for Wireshark and its like. The frames
 * are made up around what passed: hardware addresses of no machine, IP (RFC 791, 8200), UDP (RFC 768) or TCP (RFC 9293) with right
 * lengths and sums. A message over TCP or TLS is one segment, numbered on from the one before it; one over TLS is written in clear.
 * Of a message that was cut the headers tell the length it had.
 */
public final class Pcap {

    private static final int MAGIC = 0xa1b2c3d4;
    private static final int SNAP_LENGTH = 65_535;
    private static final int ETHERNET = 1;
    private static final int ETHERNET_BYTES = 14;
    private static final int UDP_BYTES = 8;
    private static final int TCP_BYTES = 20;
    private static final int UDP = 17;
    private static final int TCP = 6;
    private static final int PUSH_AND_ACK = 0x5018;
    private static final byte HOPS = 64;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    /** By sender and receiver: the number of the next byte of TCP. */
    private final Map<List<InetSocketAddress>, Integer> next = new HashMap<>();

    private int packets;

    private Pcap() {
        write(ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MAGIC)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(SNAP_LENGTH)
                .putInt(ETHERNET));
    }

    /** The whole file. */
    public static byte[] of(List<Ladder.Message> messages) {
        Pcap pcap = new Pcap();
        messages.forEach(pcap::add);
        return pcap.file.toByteArray();
    }

    private void add(Ladder.Message message) {
        boolean isV4 = message.from().getAddress().getAddress().length == 4;
        boolean isUdp = message.transport() == SipTransport.UDP;
        int ipBytes = isV4 ? 20 : 40;
        int headers = (isUdp ? UDP_BYTES : TCP_BYTES);
        byte[] bytes = message.bytes();
        int whole = ETHERNET_BYTES + ipBytes + headers + message.wholeLength();
        ByteBuffer frame = ByteBuffer.allocate(ETHERNET_BYTES + ipBytes + headers + bytes.length);
        frame.put(new byte[] {2, 0, 0, 0, 0, (byte) (message.isIn() ? 1 : 2)})
                .put(new byte[] {2, 0, 0, 0, 0, (byte) (message.isIn() ? 2 : 1)})
                .putShort((short) (isV4 ? 0x0800 : 0x86dd));
        int length = headers + message.wholeLength();
        if (isV4) {
            ipV4(frame, message, length);
        } else {
            ipV6(frame, message, length);
        }
        int start = frame.position();
        if (isUdp) {
            udp(frame, message, length);
        } else {
            tcp(frame, message);
        }
        frame.put(bytes);
        if (!message.isCut()) {
            int sum = sumOf(frame, start, message, isUdp ? UDP : TCP);
            // RFC 768: a sum of nought is sent as its other form, since nought means none
            frame.putShort(start + (isUdp ? 6 : 16), (short) (sum == 0 && isUdp ? 0xffff : sum));
        }
        write(ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) (message.atMicros() / 1_000_000))
                .putInt((int) (message.atMicros() % 1_000_000))
                .putInt(frame.capacity())
                .putInt(whole));
        write(frame);
        packets++;
    }

    private void ipV4(ByteBuffer frame, Ladder.Message message, int length) {
        int start = frame.position();
        frame.putShort((short) 0x4500)
                .putShort((short) (20 + length))
                .putShort((short) packets)
                .putShort((short) 0x4000)
                .put(HOPS)
                .put((byte) (message.transport() == SipTransport.UDP ? UDP : TCP))
                .putShort((short) 0)
                .put(message.from().getAddress().getAddress())
                .put(message.to().getAddress().getAddress());
        frame.putShort(start + 10, (short) folded(sum(frame, start, 20)));
    }

    private static void ipV6(ByteBuffer frame, Ladder.Message message, int length) {
        frame.putInt(0x60000000)
                .putShort((short) length)
                .put((byte) (message.transport() == SipTransport.UDP ? UDP : TCP))
                .put(HOPS)
                .put(message.from().getAddress().getAddress())
                .put(message.to().getAddress().getAddress());
    }

    private static void udp(ByteBuffer frame, Ladder.Message message, int length) {
        frame.putShort((short) message.from().getPort())
                .putShort((short) message.to().getPort())
                .putShort((short) length)
                .putShort((short) 0);
    }

    private void tcp(ByteBuffer frame, Ladder.Message message) {
        List<InetSocketAddress> way = List.of(message.from(), message.to());
        int sequence = next.getOrDefault(way, 1);
        next.put(way, sequence + message.wholeLength());
        frame.putShort((short) message.from().getPort())
                .putShort((short) message.to().getPort())
                .putInt(sequence)
                .putInt(next.getOrDefault(way.reversed(), 1))
                .putShort((short) PUSH_AND_ACK)
                .putShort((short) 0xffff)
                .putShort((short) 0)
                .putShort((short) 0);
    }

    /** RFC 768, 9293 3.1, 8200 8.1: over addresses, protocol, length and all that follows. */
    private static int sumOf(ByteBuffer frame, int start, Ladder.Message message, int protocol) {
        int length = frame.position() - start;
        ByteBuffer addresses = ByteBuffer.allocate(32);
        addresses
                .put(message.from().getAddress().getAddress())
                .put(message.to().getAddress().getAddress());
        long sum = protocol + (long) length + sum(addresses, 0, addresses.position()) + sum(frame, start, length);
        return folded(sum);
    }

    private static long sum(ByteBuffer bytes, int start, int length) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            int value = bytes.get(start + i) & 0xff;
            sum += i % 2 == 0 ? value << 8 : value;
        }
        return sum;
    }

    /** RFC 1071: the complement of the sum of one's complements. */
    private static int folded(long sum) {
        long folded = sum;
        while (folded > 0xffff) {
            folded = (folded & 0xffff) + (folded >> 16);
        }
        return (int) (~folded & 0xffff);
    }

    private void write(ByteBuffer bytes) {
        byte[] all = new byte[bytes.capacity()];
        bytes.get(0, all);
        file.writeBytes(all);
    }
}
