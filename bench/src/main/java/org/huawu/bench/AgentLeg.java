package org.huawu.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DatagramTransport;

/**
 * The sound of one agent's browser as far as the switchboard needs it: the way is checked, keys are agreed, consent is kept.
 * What is said and heard is up to whoever takes its party; otherwise what comes is forgotten. One thread connects it, another
 * looks after it from then on.
 */
final class AgentLeg implements AutoCloseable {

    private static final int CHECKS = 10;
    private static final int CHECK_MS = 500;
    private static final int MOST_BYTES = 1_500;
    private static final int MOST_DATAGRAMS = 1_000;

    private final DatagramChannel channel;
    private final BrowserIdentity identity;
    private final SecureRandom random;
    private final String ufrag;
    private final String password;
    private final ByteBuffer datagram = ByteBuffer.allocate(MOST_BYTES);
    private String username = "";
    private String theirPassword = "";
    private byte[] exported = {};
    private volatile boolean isUp;

    AgentLeg(BrowserIdentity identity, SecureRandom random) throws IOException {
        this.identity = identity;
        this.random = random;
        this.ufrag = HexFormat.of().formatHex(drawn(4));
        this.password = HexFormat.of().formatHex(drawn(12));
        this.channel = DatagramChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    }

    /** What the page offers to the server. */
    String offer() throws IOException {
        return AudioOffer.sdp((InetSocketAddress) channel.getLocalAddress(), ufrag, password, identity.fingerprint());
    }

    /** Brings the leg up by what the server answered; returns when keys are agreed. */
    void connect(String answer) throws IOException {
        AudioOffer.Answer theirs = AudioOffer.Answer.read(answer);
        username = theirs.ufrag() + ":" + ufrag;
        theirPassword = theirs.password();
        channel.connect(theirs.address());
        checkUntilAnswered();
        BrowserDtls dtls = new BrowserDtls(identity);
        // Only the handshake counts; the transport it gives would be for data.
        var _ = new DTLSClientProtocol().connect(dtls, new Way());
        exported = dtls.exported();
        channel.configureBlocking(false);
        isUp = true;
    }

    /** Whether there is anything to look after. */
    boolean isUp() {
        return isUp;
    }

    /** Who speaks and hears over the leg, once it is up. */
    MediaParty party(int number) {
        return new MediaParty(
                number, channel, new Srtp(SrtpKeys.ofClient(exported), SrtpKeys.ofServer(exported)), this::check);
    }

    /** Tells the other side that we are still there. */
    void check() throws IOException {
        channel.write(ByteBuffer.wrap(StunCheck.request(username, theirPassword, transaction())));
    }

    /** Takes in what has come, and forgets it. */
    void forget() throws IOException {
        for (int i = 0; i < MOST_DATAGRAMS && channel.read(datagram.clear()) > 0; i++) {
            datagram.clear();
        }
    }

    private void checkUntilAnswered() throws IOException {
        for (int tries = 0; tries < CHECKS; tries++) {
            byte[] transaction = transaction();
            channel.write(ByteBuffer.wrap(StunCheck.request(username, theirPassword, transaction)));
            byte[] answer = receive(CHECK_MS);
            if (StunCheck.isSuccess(answer, answer.length, transaction)) {
                return;
            }
        }
        throw new IOException("the switchboard does not answer the checks of an agent's sound");
    }

    /** One datagram; an empty one when none comes in time. */
    private byte[] receive(int waitMs) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
        channel.socket().setSoTimeout(Math.max(1, waitMs));
        try {
            channel.socket().receive(packet);
            return Arrays.copyOf(packet.getData(), packet.getLength());
        } catch (SocketTimeoutException e) {
            return new byte[0];
        }
    }

    private byte[] transaction() {
        return drawn(StunCheck.TRANSACTION_BYTES);
    }

    private byte[] drawn(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return drawn;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** DTLS over the channel. */
    private final class Way implements DatagramTransport {

        @Override
        public int getReceiveLimit() {
            return MOST_BYTES;
        }

        @Override
        public int getSendLimit() {
            return MOST_BYTES;
        }

        @Override
        public int receive(byte[] target, int offset, int length, int waitMs) throws IOException {
            byte[] came = AgentLeg.this.receive(waitMs);
            int taken = Math.min(length, came.length);
            System.arraycopy(came, 0, target, offset, taken);
            return taken == 0 ? -1 : taken;
        }

        @Override
        public void send(byte[] bytes, int offset, int length) throws IOException {
            channel.write(ByteBuffer.wrap(bytes, offset, length));
        }

        @Override
        public void close() {
            // the channel belongs to the leg
        }
    }
}
