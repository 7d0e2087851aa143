package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** The leg of a party that speaks RTP over UDP, on a port of its own. */
public final class RtpLeg extends Leg {

    private static final int MARKER = 0x80;

    private final PacketSocket socket;
    private final int eventType;
    private final int source;
    private final InetAddress ours;
    private final RtpPacket packet = new RtpPacket();
    private final TelephoneEvents events = new TelephoneEvents();
    private Latch latch;
    private boolean isUnheard;
    private boolean isToSpeak = true;
    private int silentTicks;
    private int sequence;

    RtpLeg(
            Media media,
            PacketSocket socket,
            InetAddress ours,
            RtpParty party,
            int source,
            LegListener listener) {
        super(media, party.codec(), listener);
        this.ours = ours;
        this.socket = socket;
        this.eventType = party.eventType();
        this.source = source;
        this.sequence = source & 0xFFFF;
        this.latch = new Latch(party.address(), party.signals());
    }

    /** Where it listens. */
    public InetSocketAddress place() {
        return new InetSocketAddress(ours, port());
    }

    /** The UDP port it listens on. */
    public int port() {
        return socket.port();
    }

    /**
     * The party wants its sound elsewhere from now on, or none for a while.
     *
     * @param address as its SDP names it
     * @param wantsSound false while it wants to hear nothing: it holds the call
     * @param speaks false while it need not say anything
     * @return false when the media thread has no room for one more command
     */
    public boolean redirect(InetSocketAddress address, boolean wantsSound, boolean speaks) {
        return media().execute(() -> {
            isUnheard = !wantsSound;
            isToSpeak = speaks;
            silentTicks = 0;
            latch = latch.named(address);
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
    }

    @Override
    void open() {
        try {
            socket.watch(this::readOne);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void release() {
        try {
            socket.close();
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

    private void take(PacketBuffer in, SocketAddress from) {
        if (!packet.wrap(in.bytes())) {
            return;
        }
        int type = packet.payloadType();
        int length = packet.payloadLength();
        boolean isSpeech = type == codec().payloadType() && length > 0 && length <= MOST_PAYLOAD;
        boolean isEvent = type == eventType;
        if ((!isSpeech && !isEvent) || !latch.accepts(from)) {
            return;
        }
        silentTicks = 0;
        if (isEvent) {
            char key = events.accept(packet);
            if (key != TelephoneEvents.NONE) {
                listener().pressed(key);
            }
        } else {
            packet.copyPayload(said(), length);
            hear(length, packet.timestamp(), packet.source());
        }
    }
}
