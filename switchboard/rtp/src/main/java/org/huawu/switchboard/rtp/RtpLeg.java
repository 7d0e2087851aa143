package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.huawu.kernel.SoundQuality;
import org.jspecify.annotations.Nullable;

/**
 * The leg of a party that speaks RTP over UDP, on a port of its own; reports (RTCP) come and go by the port after it, or by the same
 * where the party wants that.
 */
public final class RtpLeg extends Leg {

    private static final int MARKER = 0x80;
    private static final int MOST_PORT = 65_535;

    private final PacketSocket socket;
    private final PacketSocket reportSocket;
    private final RtcpSession session;
    private final int eventType;
    private final int source;
    private final RtpPacket packet = new RtpPacket();
    private final TelephoneEvents events = new TelephoneEvents();
    private Latch latch;
    private InetSocketAddress named;
    private InetSocketAddress reportsNamed;
    private @Nullable SocketAddress reportsFrom;
    private boolean isOpen;
    private boolean isUnheard;
    private boolean isToSpeak = true;
    private int silentTicks;
    private int sequence;

    RtpLeg(Media media, RtpSockets sockets, RtpParty party, int source, LegListener listener) {
        super(media, party.codec(), listener);
        this.socket = sockets.sound();
        this.reportSocket = sockets.reports();
        this.session = media.newSession(source);
        this.eventType = party.eventType();
        this.source = source;
        this.sequence = source & 0xFFFF;
        this.latch = new Latch(party.address(), party.signals());
        this.named = party.address();
        this.reportsNamed = party.reports();
    }

    /** The UDP port it listens on. */
    public int port() {
        return socket.port();
    }

    /**
     * The party wants its sound elsewhere from now on, or none for a while.
     *
     * @param address as its SDP names it
     * @param reports where it wants our reports, see {@link RtpParty}
     * @param wantsSound false while it wants to hear nothing: it holds the call
     * @param speaks false while it need not say anything
     * @return false when the media thread has no room for one more command
     */
    public boolean redirect(InetSocketAddress address, InetSocketAddress reports, boolean wantsSound, boolean speaks) {
        return media().execute(() -> {
            isUnheard = !wantsSound;
            isToSpeak = speaks;
            silentTicks = 0;
            latch = latch.named(address);
            if (!address.equals(named) || !reports.equals(reportsNamed)) {
                named = address;
                reportsNamed = reports;
                reportsFrom = null;
            }
        });
    }

    @Override
    void tickTransport() {
        int most = media().mostSilentTicks();
        if (most > 0 && isToSpeak) {
            silentTicks++;
            if (silentTicks == most) {
                listener().vanished();
            }
        }
        if (session.isDue(media().tickedAtNanos())) {
            PacketBuffer out = media().out();
            session.write(out.bytes(), media().nanos(), media().now() + source);
            sendReport(out);
        }
    }

    @Override
    SoundQuality measured() {
        return session.measured(media().nanos());
    }

    @Override
    void open() {
        try {
            socket.watch(this::readOne);
            reportSocket.watch(this::readReport);
            isOpen = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void release() {
        try {
            if (isOpen) {
                isOpen = false;
                sayGoodbye();
            }
            socket.close();
            reportSocket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void send(byte[] payload, int offset, int length, int houseTime, boolean isFirst) {
        int type = codec().payloadType() | (isFirst ? MARKER : 0);
        PacketBuffer out = media().out();
        RtpPacket.writeHeader(out.bytes(), type, sequence, houseTime + source, source);
        out.bytes().put(payload, offset, length).flip();
        sequence = (sequence + 1) & 0xFFFF;
        if (isUnheard) {
            return;
        }
        try {
            socket.send(out, latch.target());
            session.sent(length);
        } catch (IOException e) {
            media().countLost();
        }
    }

    private boolean readOne() {
        try {
            PacketBuffer in = media().in();
            SocketAddress from = socket.receive(in);
            if (from == null) {
                return false;
            }
            take(in, from);
        } catch (IOException | RuntimeException e) {
            // A port of the party that is closed is reported here; the call's own protocol says when it is over. And a
            // fault on the way to the peer must not end the sound of all others.
            media().countLost();
        }
        return true;
    }

    private boolean readReport() {
        try {
            PacketBuffer in = media().in();
            SocketAddress from = reportSocket.receive(in);
            if (from == null) {
                return false;
            }
            boolean isPartys = latch.isOnHostOf(from) || from.equals(reportsNamed);
            if (isPartys && RtcpSession.isReport(in.bytes())) {
                reportsFrom = from;
                session.read(in.bytes(), media().nanos());
            }
        } catch (IOException | RuntimeException e) {
            media().countLost();
        }
        return true;
    }

    private void sayGoodbye() {
        if (session.hasSent()) {
            PacketBuffer out = media().out();
            session.writeBye(out.bytes(), media().nanos(), media().now() + source);
            sendReport(out);
        }
    }

    private void sendReport(PacketBuffer out) {
        boolean isByOnePort = reportsNamed.equals(named);
        SocketAddress to = isByOnePort ? latch.target() : reportsTarget();
        if (to instanceof InetSocketAddress target
                && (target.getAddress() == null || target.getAddress().isAnyLocalAddress())) {
            // a call held the old way, which names no place
            return;
        }
        try {
            (isByOnePort ? socket : reportSocket).send(out, to);
        } catch (IOException e) {
            media().countLost();
        }
    }

    /** Where its reports come from; else, of a party behind NAT, the port after that of its sound; else what it named. */
    private SocketAddress reportsTarget() {
        SocketAddress heardFrom = reportsFrom;
        if (heardFrom != null) {
            return heardFrom;
        }
        boolean isMoved = latch.isTaken() && !latch.isOnHostOf(named);
        return isMoved && latch.target() instanceof InetSocketAddress sound && sound.getPort() < MOST_PORT
                ? new InetSocketAddress(sound.getAddress(), sound.getPort() + 1)
                : reportsNamed;
    }

    private void take(PacketBuffer in, SocketAddress from) {
        if (RtcpSession.isReport(in.bytes())) {
            if (latch.isFrom(from)) {
                session.read(in.bytes(), media().nanos());
            }
            return;
        }
        if (!packet.wrap(in.bytes())) {
            return;
        }
        int type = packet.payloadType();
        int length = packet.payloadLength();
        boolean isSpeech = type == codec().payloadType() && length > 0 && length <= MOST_PAYLOAD;
        boolean isEvent = type == eventType;
        if (!isSpeech && !isEvent) {
            if (latch.isFrom(from)) {
                // such as comfort noise: nothing to hear, but its number is not missing
                session.receivedUntimed(packet.source(), packet.sequence());
            }
            return;
        }
        if (!latch.accepts(from)) {
            return;
        }
        silentTicks = 0;
        if (isEvent) {
            session.receivedUntimed(packet.source(), packet.sequence());
            char key = events.accept(packet);
            if (key != TelephoneEvents.NONE) {
                listener().pressed(key);
            }
        } else {
            session.received(packet.source(), packet.sequence(), packet.timestamp(), media().arrival());
            packet.copyPayload(said(), length);
            hear(length, packet.timestamp(), packet.source());
        }
    }
}
