package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The leg of a party that speaks RTP over UDP, on a port of its own. */
public final class RtpLeg extends Leg {

    private static final int MARKER = 0x80;
    /** Of an event: -10 dBm0, and that it is over. */
    private static final int VOLUME = 10;

    private static final int END = 0x80;
    private static final int TIMES_THE_END_IS_SAID = 3;

    private final PacketSocket socket;
    private final int eventType;
    private final int source;
    private final InetAddress ours;
    private final RtpPacket packet = new RtpPacket();
    private final TelephoneEvents events = new TelephoneEvents();
    private final KeyPresses keys = new KeyPresses();
    private final SpeechEncoder toneEncoder;
    private final SpeechDecoder toneDecoder;
    /** How many keys were asked for that are not pressed yet, so that none is lost. */
    private final AtomicInteger asked = new AtomicInteger();

    private @Nullable ToneKeys tones;
    private Latch latch;
    private boolean isUnheard;
    private boolean isToSpeak = true;
    private boolean isCutOff;
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
        this.toneEncoder = party.codec().newEncoder();
        this.toneDecoder = party.codec().newDecoder();
        this.tones = party.eventType() < 0 ? new ToneKeys() : null;
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

    /**
     * Presses keys for the party, one after the other: as telephone events (RFC 4733) where it takes those, else as tones. While
     * one is down the party hears nothing else.
     *
     * @param pressed of 0-9, *, #, A-D
     * @return false when more than {@value KeyPresses#MOST} would wait, or the media thread has no room for one more command
     */
    public boolean press(String pressed) {
        int length = pressed.length();
        if (asked.addAndGet(length) > KeyPresses.MOST) {
            asked.addAndGet(-length);
            return false;
        }
        boolean isTaken = media().execute(() -> {
            for (int i = 0; i < length; i++) {
                keys.add(pressed.charAt(i));
            }
        });
        if (!isTaken) {
            asked.addAndGet(-length);
        }
        return isTaken;
    }

    /** The party says its keys another way: tones in its speech are no keys any more. */
    public boolean ignoreTones() {
        return media().execute(() -> tones = null);
    }

    @Override
    void tickTransport() {
        int room = keys.room();
        keys.tick();
        asked.addAndGet(room - keys.room());
        if (keys.isDown()) {
            press(keys.key(), keys.downFor());
        }
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
        if (keys.isDown()) {
            isCutOff = true;
            return;
        }
        PacketBuffer out = begin(codec().payloadType() | (isFirst || isCutOff ? MARKER : 0), houseTime);
        isCutOff = false;
        out.bytes().put(payload, offset, length);
        sendOut(out);
    }

    /** A tick of a key that is down (RFC 4733 2.5.1): its time is when it went down, and its end is said three times. */
    private void press(char key, int downFor) {
        int since = media().now() - (downFor - 1) * Codec.FRAME;
        boolean isEnd = downFor == KeyPresses.PRESSED_TICKS;
        if (eventType < 0) {
            PacketBuffer out = begin(codec().payloadType() | (downFor == 1 ? MARKER : 0), media().now());
            for (int i = 0; i < Codec.FRAME; i++) {
                out.bytes().put(toneEncoder.encode(KeyTones.sample(key, (downFor - 1) * Codec.FRAME + i)));
            }
            sendOut(out);
            return;
        }
        for (int i = 0; i < (isEnd ? TIMES_THE_END_IS_SAID : 1); i++) {
            PacketBuffer out = begin(eventType | (downFor == 1 ? MARKER : 0), since);
            out.bytes()
                    .put((byte) KeyTones.KEYS.indexOf(key))
                    .put((byte) (VOLUME | (isEnd ? END : 0)))
                    .putShort((short) (downFor * Codec.FRAME));
            sendOut(out);
        }
    }

    private PacketBuffer begin(int typeAndMarker, int houseTime) {
        PacketBuffer out = media().out();
        RtpPacket.writeHeader(out.bytes(), typeAndMarker, sequence, houseTime + source, source);
        return out;
    }

    private void sendOut(PacketBuffer out) {
        out.bytes().flip();
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

    private void findTones(int length) {
        ToneKeys ear = tones;
        for (int i = 0; ear != null && i < length; i++) {
            char key = ear.accept(toneDecoder.decode(said()[i]));
            if (key != TelephoneEvents.NONE) {
                listener().pressed(key);
            }
        }
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
            findTones(length);
            hear(length, packet.timestamp(), packet.source());
        }
    }
}
