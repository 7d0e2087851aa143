package org.huawu.switchboard.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.huawu.kernel.SoundQuality;
import org.huawu.switchboard.rtp.srtp.SrtpInbound;
import org.huawu.switchboard.rtp.srtp.SrtpKeys;
import org.huawu.switchboard.rtp.srtp.SrtpPacket;
import org.jspecify.annotations.Nullable;

/** One leg: its names and keys, where its browser is, and what went over it. */
final class Leg implements MediaLeg {

    /** How packets leave; false when the socket took nothing. */
    interface Way {
        boolean send(ByteBuffer packet, InetSocketAddress to) throws IOException;
    }

    /**
     * What is known of a leg before it connects.
     *
     * @param ufrag our ICE user name for it
     * @param password our ICE password for it
     * @param ssrc our RTP source, whose lower half is the first sequence number
     */
    record Names(long number, String seat, String ufrag, String password, int ssrc) {}

    private final Names names;
    private final SdpOffer offer;
    private final Way way;
    private final Means means;
    private final DtlsSession dtls;
    private final AtomicReference<@Nullable Loss> loss = new AtomicReference<>();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong missing = new AtomicLong();
    private final AtomicLong ignored = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Object sending = new Object();
    private volatile long consentAtMs;
    private volatile @Nullable InetSocketAddress remote;
    private volatile @Nullable SrtpInbound inbound;
    private volatile @Nullable SpeechOutbound outbound;
    private volatile @Nullable LegReports reports;
    private @Nullable ByteBuffer outgoing;
    private boolean announced;
    private int source;
    private int nextSequence = -1;

    /**
     * What every leg has of the gateway.
     *
     * @param random for when reports are sent
     */
    record Means(Identity identity, InstantSource clock, RandomGenerator random) {}

    Leg(Names names, SdpOffer offer, Way way, Means means, LegEvents events) {
        this.names = names;
        this.offer = offer;
        this.way = way;
        this.means = means;
        this.dtls = new DtlsSession(
                new DtlsQueue(this::sendDtls),
                new DtlsServer(means.identity(), offer.fingerprint()),
                keys -> secure(keys, events),
                why -> events.over(this, why));
    }

    /** What a leg tells from its own thread. */
    interface LegEvents {
        void agreed(Leg leg);

        void over(Leg leg, Loss why);
    }

    @Override
    public long number() {
        return names.number();
    }

    @Override
    public String seat() {
        return names.seat();
    }

    @Override
    public Codec codec() {
        return offer.codec();
    }

    String ufrag() {
        return names.ufrag();
    }

    String password() {
        return names.password();
    }

    byte[] key() {
        return names.password().getBytes(StandardCharsets.US_ASCII);
    }

    int ssrc() {
        return names.ssrc();
    }

    /** What a check of this leg's browser must call itself. */
    String username() {
        return names.ufrag() + ":" + offer.ufrag();
    }

    DtlsSession dtls() {
        return dtls;
    }

    boolean live() {
        return loss.get() == null;
    }

    /** Ends the leg once; false when it had ended before. */
    boolean end(Loss why) {
        return loss.compareAndSet(null, why);
    }

    void consent(long atMs) {
        consentAtMs = atMs;
    }

    long consentAtMs() {
        return consentAtMs;
    }

    /** A checked address of the browser: taken at first, and whenever the browser nominates it. */
    void reachedAt(InetSocketAddress address, boolean nominated) {
        if (remote == null || nominated) {
            remote = address;
        }
    }

    boolean sendsTo(InetSocketAddress address) {
        return address.equals(remote);
    }

    /** From here on frames are handed on. */
    void announce() {
        announced = true;
    }

    private void sendDtls(byte[] bytes, int offset, int length) throws IOException {
        InetSocketAddress to = remote;
        if (to != null) {
            way.send(ByteBuffer.wrap(bytes, offset, length), to);
        }
    }

    private void secure(SrtpKeys keys, LegEvents events) {
        try {
            SpeechOutbound out = new SpeechOutbound(keys, codec(), ssrc(), ssrc() & 0x7FFF);
            inbound = new SrtpInbound(keys);
            reports = new LegReports(
                    keys, ssrc(), SdpAnswer.NAME, means.random(), means.clock().millis());
            outbound = out;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("SRTP worked at start", broken);
        }
        events.agreed(this);
    }

    @Override
    public boolean send(byte[] payload, int offset, int length, int timestamp, boolean marker) {
        Objects.checkFromIndexSize(offset, length, payload.length);
        Objects.checkIndex(length - 1, AudioFrame.MAX_PAYLOAD);
        SpeechOutbound out = outbound;
        InetSocketAddress to = remote;
        if (out == null || to == null || !live()) {
            return false;
        }
        boolean gone = false;
        synchronized (sending) {
            try {
                SrtpPacket packet = out.protect(payload, offset, length, timestamp, marker);
                if (outgoing == null) {
                    outgoing = ByteBuffer.wrap(packet.getBuffer());
                }
                gone = way.send(outgoing.limit(packet.getLength()).position(0), to);
            } catch (IOException | GeneralSecurityException lost) {
                gone = false;
            }
        }
        (gone ? sent : dropped).incrementAndGet();
        LegReports mine = reports;
        if (gone && mine != null) {
            mine.sent(length, timestamp, means.clock().millis());
        }
        return gone;
    }

    /** Opens a packet; true when the frame shows sound to hand on. Called by the socket's thread only. */
    boolean open(SrtpPacket packet, AudioFrame frame) throws GeneralSecurityException {
        SrtpInbound in = inbound;
        LegReports mine = reports;
        if (in == null || mine == null || !announced || !live()) {
            ignored.incrementAndGet();
            return false;
        }
        int second = packet.getBuffer()[1] & 0xFF;
        long now = means.clock().millis();
        if (second >= 192 && second <= 223) {
            if (!mine.read(packet, now)) {
                refused.incrementAndGet();
            }
            return false;
        }
        if (!packet.parse() || !in.open(packet)) {
            refused.incrementAndGet();
            return false;
        }
        follow(packet);
        int length = packet.payloadLength();
        boolean isSpeech =
                packet.payloadType() == codec().payloadType() && length > 0 && length <= AudioFrame.MAX_PAYLOAD;
        mine.received(packet, isSpeech, now);
        if (!isSpeech) {
            ignored.incrementAndGet();
            return false;
        }
        received.incrementAndGet();
        frame.show(packet);
        return true;
    }

    /** Sends the report that is due, if one is. Called by the socket's thread only. */
    void report() throws IOException, GeneralSecurityException {
        LegReports mine = reports;
        InetSocketAddress to = remote;
        if (mine != null && to != null && live()) {
            mine.sendDue(means.clock().millis(), way, to);
        }
    }

    /** Says goodbye to a browser that may still listen; that it does not hear it does no harm. */
    void farewell() {
        LegReports mine = reports;
        InetSocketAddress to = remote;
        if (mine != null && to != null) {
            try {
                mine.sendBye(means.clock().millis(), way, to);
            } catch (IOException | GeneralSecurityException lost) {
                dropped.incrementAndGet();
            }
        }
    }

    @Override
    public @Nullable SoundQuality measured() {
        LegReports mine = reports;
        return mine == null ? null : mine.measured(means.clock().millis());
    }

    private void follow(SrtpPacket packet) {
        int sequence = packet.sequence();
        if (nextSequence < 0 || source != packet.ssrc()) {
            source = packet.ssrc();
            nextSequence = sequence;
        }
        int ahead = (sequence - nextSequence) & 0xFFFF;
        if (ahead < 0x8000) {
            missing.addAndGet(ahead);
            nextSequence = (sequence + 1) & 0xFFFF;
        } else if (missing.get() > 0) {
            missing.decrementAndGet(); // one that was given up came late
        }
    }

    @Override
    public LegCounts counts() {
        return new LegCounts(received.get(), missing.get(), ignored.get(), refused.get(), sent.get(), dropped.get());
    }
}
