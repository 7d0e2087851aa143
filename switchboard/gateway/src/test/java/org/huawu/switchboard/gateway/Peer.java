package org.huawu.switchboard.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.Objects;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.huawu.switchboard.rtp.srtp.SrtpKeys;
import org.huawu.switchboard.rtp.srtp.SrtpPacket;

/** What a browser does on the wire, as far as tests need it. */
final class Peer implements AutoCloseable {

    private static final int WAIT_MS = 10_000;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final Identity identity = Identity.make(new SecureRandom(), Instant.EPOCH.plusSeconds(1_800_000_000));
    private InetSocketAddress gateway = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
    private String username = "";
    private byte[] key = {};

    Peer() throws IOException {
        socket.setSoTimeout(WAIT_MS);
    }

    String offer() {
        return Offers.CHROMIUM.replace(Offers.FINGERPRINT, identity.fingerprint());
    }

    void heard(Answer answer, InetSocketAddress where) {
        String sdp = ((Answer.Given) answer).sdp();
        gateway = where;
        username = line(sdp, "a=ice-ufrag:") + ":4ZcD";
        key = line(sdp, "a=ice-pwd:").getBytes(US_ASCII);
    }

    static String line(String sdp, String start) {
        return sdp.lines()
                .filter(each -> each.startsWith(start))
                .findFirst()
                .orElseThrow()
                .substring(start.length());
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** A check as browsers send it. */
    StunWriter request(int transaction) {
        return new StunWriter(Stun.BINDING_REQUEST, transaction(transaction))
                .attribute(Stun.USERNAME, username.getBytes(US_ASCII))
                .attribute(Stun.PRIORITY, new byte[4]);
    }

    static byte[] transaction(int number) {
        return Arrays.copyOf(new byte[] {(byte) number}, 12);
    }

    byte[] key() {
        return key.clone();
    }

    StunMessage check() throws IOException {
        send(request(1)
                .attribute(Stun.ICE_CONTROLLING, new byte[8])
                .attribute(Stun.USE_CANDIDATE)
                .sealed(key));
        return answer();
    }

    StunMessage answer() throws IOException {
        byte[] bytes = receive();
        return Objects.requireNonNull(StunMessage.read(bytes, bytes.length));
    }

    void send(byte[] bytes) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, gateway));
    }

    byte[] receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[SrtpPacket.CAPACITY], SrtpPacket.CAPACITY);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    /** Shakes hands; the transport stays usable for closing. */
    Keys shakeHands() throws IOException {
        Client client = new Client(identity);
        DTLSTransport transport = new DTLSClientProtocol().connect(client, new Way());
        return new Keys(SrtpKeys.ofDtls(Objects.requireNonNull(client.exported), false), transport);
    }

    record Keys(SrtpKeys srtp, DTLSTransport transport) {}

    @Override
    public void close() {
        socket.close();
    }

    /** DTLS over the socket. */
    private final class Way implements DatagramTransport {
        @Override
        public int getReceiveLimit() {
            return SrtpPacket.CAPACITY;
        }

        @Override
        public int getSendLimit() {
            return 300; // small, so that messages come in pieces
        }

        @Override
        public int receive(byte[] target, int offset, int length, int waitMs) throws IOException {
            socket.setSoTimeout(Math.max(1, waitMs));
            try {
                byte[] bytes = Peer.this.receive();
                System.arraycopy(bytes, 0, target, offset, Math.min(length, bytes.length));
                return Math.min(length, bytes.length);
            } catch (SocketTimeoutException nothing) {
                return -1;
            } finally {
                socket.setSoTimeout(WAIT_MS);
            }
        }

        @Override
        public void send(byte[] bytes, int offset, int length) throws IOException {
            Peer.this.send(Arrays.copyOfRange(bytes, offset, offset + length));
        }

        @Override
        public void close() {}
    }

    private static final class Client extends DefaultTlsClient {
        private final Identity identity;
        private byte @org.jspecify.annotations.Nullable [] exported;

        Client(Identity identity) {
            super(identity.crypto());
            this.identity = identity;
        }

        @Override
        protected ProtocolVersion[] getSupportedVersions() {
            return ProtocolVersion.DTLSv12.only();
        }

        @Override
        protected int[] getSupportedCipherSuites() {
            return new int[] {CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256};
        }

        @Override
        public int getHandshakeTimeoutMillis() {
            return WAIT_MS;
        }

        @Override
        @SuppressWarnings({"rawtypes"}) // so the library declares it
        public Hashtable getClientExtensions() throws IOException {
            Hashtable extensions = super.getClientExtensions();
            TlsSRTPUtils.addUseSRTPExtension(
                    extensions,
                    new UseSRTPData(
                            new int[] {SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80}, TlsUtils.EMPTY_BYTES));
            return extensions;
        }

        @Override
        public TlsAuthentication getAuthentication() {
            return new TlsAuthentication() {
                @Override
                public void notifyServerCertificate(TlsServerCertificate certificate) {}

                @Override
                public TlsCredentials getClientCredentials(CertificateRequest request) {
                    return new BcDefaultTlsCredentialedSigner(
                            new TlsCryptoParameters(context),
                            identity.crypto(),
                            identity.privateKey(),
                            identity.certificate(),
                            SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
                }
            };
        }

        @Override
        public void notifyHandshakeComplete() throws IOException {
            super.notifyHandshakeComplete();
            exported = context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, SrtpKeys.EXPORTED);
        }
    }
}
