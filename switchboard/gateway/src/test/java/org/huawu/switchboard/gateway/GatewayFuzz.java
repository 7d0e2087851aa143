package org.huawu.switchboard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DatagramTransport;
import org.huawu.switchboard.rtp.srtp.SrtpPacket;

/** What a page, or somebody who is none, sends. Run by {@code test --long}; what it found lies beside, and is read again in each run of the tests. */
class GatewayFuzz {

    private static final int FINGERPRINT_LENGTH = 8;
    /** Bytes for each byte that came. */
    private static final int MOST_ANSWERED = 100;

    private static final long MOST_ALLOCATED = 8_000_000;
    private static final long MOST_ALLOCATED_FOR_ONE = 1_000;

    private static final Identity IDENTITY = identity();

    /** A text is an offer or is refused. */
    @FuzzTest(maxDuration = "5m")
    void offer(byte[] bytes) {
        assertThat(new SdpReader().read(new String(bytes, StandardCharsets.UTF_8)))
                .isNotNull();
    }

    /** What is read can be asked. Head and fingerprint are put around the bytes, since chance would hardly get beyond them. */
    @FuzzTest(maxDuration = "5m")
    void stun(byte[] attributes) {
        byte[] whole = withFingerprint(attributes);
        StunMessage message = StunMessage.read(whole, whole.length);
        if (message != null) {
            assertThat(message.transaction()).hasSize(12);
            assertThat(message.unknown()).hasSizeLessThanOrEqualTo(32);
            assertThat(message.authenticBy(new byte[] {1})).isFalse();
        }
    }

    /** The payload lies within the packet. */
    @FuzzTest(maxDuration = "5m")
    void packet(byte[] bytes) {
        SrtpPacket packet = new SrtpPacket();
        int length = Math.min(bytes.length, SrtpPacket.CAPACITY);
        System.arraycopy(bytes, 0, packet.getBuffer(), 0, length);
        packet.length(length);
        if (packet.parse() && packet.trimPadding()) {
            assertThat(packet.payloadLength()).isNotNegative();
            assertThat(packet.payloadOffset() + packet.payloadLength()).isLessThanOrEqualTo(length);
        }
    }

    /**
     * Whatever a browser says in the handshake, it ends, and without a certificate of the right fingerprint without keys; it
     * takes no more memory and no more answers than its few datagrams are worth, whatever lengths they claim.
     */
    @FuzzTest(maxDuration = "5m")
    void dtls(byte[] bytes) throws IOException {
        DtlsServer server = new DtlsServer(IDENTITY, "sha-256 00");
        Datagrams datagrams = new Datagrams(bytes);
        long before = allocated();
        assertThatThrownBy(() -> new DTLSServerProtocol().accept(server, datagrams))
                .isInstanceOfAny(IOException.class, RuntimeException.class);
        assertThatIOException().isThrownBy(server::keys);
        assertThat(allocated() - before).isLessThan(MOST_ALLOCATED + MOST_ALLOCATED_FOR_ONE * bytes.length);
        assertThat(datagrams.sent).isLessThan(MOST_ANSWERED * (1 + bytes.length));
    }

    /** Datagrams that come one after the other and pass the guard, each behind its length in two bytes; then the way is closed. */
    private static final class Datagrams implements DatagramTransport {

        private final ByteBuffer rest;
        private int sent;

        Datagrams(byte[] bytes) {
            rest = ByteBuffer.wrap(bytes);
        }

        @Override
        public int getReceiveLimit() {
            return SrtpPacket.CAPACITY;
        }

        @Override
        public int getSendLimit() {
            return 1_200;
        }

        @Override
        public int receive(byte[] target, int offset, int length, int waitMs) throws IOException {
            while (rest.remaining() >= 2) {
                byte[] datagram = new byte[Math.min(Math.min(rest.getShort() & 0xFFFF, rest.remaining()), length)];
                rest.get(datagram);
                if (DtlsGuard.lets(datagram, datagram.length)) {
                    System.arraycopy(datagram, 0, target, offset, datagram.length);
                    return datagram.length;
                }
            }
            throw new IOException("the way is closed");
        }

        @Override
        public void send(byte[] bytes, int offset, int length) {
            sent += length;
        }

        @Override
        public void close() {
            // nothing to give back
        }
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static Identity identity() {
        try {
            return Identity.make(new SecureRandom(), Instant.EPOCH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] withFingerprint(byte[] attributes) {
        int room = Math.min(attributes.length, 1_000) / 4 * 4;
        byte[] whole = new byte[Stun.HEADER + room + FINGERPRINT_LENGTH];
        ByteBuffer out = ByteBuffer.wrap(whole);
        out.putShort((short) Stun.BINDING_REQUEST).putShort((short) (whole.length - Stun.HEADER));
        out.putInt(Stun.COOKIE).position(Stun.HEADER);
        out.put(Arrays.copyOf(attributes, room));
        out.putShort((short) Stun.FINGERPRINT).putShort((short) 4);
        return out.putInt(Stun.fingerprint(whole, whole.length - FINGERPRINT_LENGTH))
                .array();
    }
}
