package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicInteger;
import org.huawu.kernel.SoundKeys;
import org.huawu.kernel.SoundQuality;
import org.jspecify.annotations.Nullable;

/**
 * The leg of a party that speaks RTP over UDP, on a port of its own; reports (RTCP) come and go by the port after it, or by the same
 * where the party wants that.
 */
public final class RtpLeg extends Leg {

    private static final int MARKER = 0x80;
    /** Of an event: -10 dBm0, and that it is over. */
    private static final int VOLUME = 10;

    private static final int END = 0x80;
    private static final int TIMES_THE_END_IS_SAID = 3;
    private static final int MOST_PORT = 65_535;

    private final PacketSocket socket;
    private final PacketSocket reportSocket;
    private final RtcpSession session;
    private final int eventType;
    private final int eventSteps;
    private final @Nullable OpusCoder opus;
    private final OpusCoder.Hearer decoded = this::hearDecoded;
    private final byte[] tone = new byte[Codec.FRAME];
    /** The party's own law, where it is the other one than the leg has in the house. */
    private @Nullable G711 otherLaw;

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
    private @Nullable LegCipher cipher;
    private Latch latch;
    private InetSocketAddress named;
    private InetSocketAddress reportsNamed;
    private @Nullable SocketAddress reportsFrom;
    private boolean isOpen;
    private boolean isUnheard;
    private boolean isToSpeak = true;
    private boolean isCutOff;
    private int silentTicks;
    private int sequence;

    /** @param opus its coder, where it speaks Opus; the leg closes it */
    RtpLeg(
            Media media,
            RtpSockets sockets,
            RtpParty party,
            int source,
            LegListener listener,
            @Nullable OpusCoder opus) {
        super(media, party.codec(), listener);
        this.ours = sockets.ours();
        this.socket = sockets.sound();
        this.reportSocket = sockets.reports();
        this.session = media.newSession(source, party.codec().steps());
        this.eventType = party.eventType();
        this.eventSteps = party.eventSteps();
        this.opus = opus;
        this.source = source;
        // RFC 3711, 3.3.1: in the lower half, so that the first packets may come in any order
        this.sequence = source & 0x7FFF;
        this.cipher = LegCipher.next(null, party.keys(), source);
        this.toneEncoder = party.codec().newEncoder();
        this.toneDecoder = party.codec().newDecoder();
        this.tones = party.eventType() < 0 ? new ToneKeys() : null;
        this.latch = new Latch(party.address(), party.signals());
        this.named = party.address();
        this.reportsNamed = party.reports();
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
     * @param reports where it wants our reports, see {@link RtpParty}
     * @param secret by what its sound is encrypted from now on; null where it is not
     * @param wantsSound false while it wants to hear nothing: it holds the call
     * @param speaks false while it need not say anything
     * @return false when the media thread has no room for one more command
     */
    public boolean redirect(
            InetSocketAddress address,
            InetSocketAddress reports,
            @Nullable SoundKeys secret,
            boolean wantsSound,
            boolean speaks) {
        return media().execute(() -> {
            cipher = LegCipher.next(cipher, secret, source);
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

    /**
     * The party speaks and hears by that law of G.711 from now on: another branch of a call took over. In the house the leg keeps
     * the law that it has.
     *
     * @return false when the media thread has no room for one more command
     * @throws IllegalStateException when the leg speaks by no law
     */
    public boolean speakBy(G711 law) {
        if (!(codec() instanceof G711)) {
            throw new IllegalStateException("payload type " + codec().payloadType());
        }
        return media().execute(() -> otherLaw = law.equals(codec()) ? null : law);
    }

    /** The party says its keys another way: tones in its speech are no keys any more. */
    public boolean ignoreTones() {
        return media().execute(() -> tones = null);
    }

    @Override
    void tickTransport() {
        if (cipher != null) {
            cipher.tick();
        }
        int room = keys.room();
        keys.tick();
        asked.addAndGet(room - keys.room());
        if (keys.isDown()) {
            press(keys.key(), keys.downFor());
        }
        if (opus != null) {
            opus.tick();
        }
        int most = media().mostSilentTicks();
        if (most > 0 && isToSpeak) {
            silentTicks++;
            if (silentTicks == most) {
                listener().vanished();
            }
        }
        if (session.isDue(media().tickedAtNanos())) {
            PacketBuffer out = media().out();
            session.write(out.bytes(), media().nanos(), wireTime(media().now()));
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
        } finally {
            if (opus != null) {
                opus.close();
            }
        }
    }

    @Override
    void send(byte[] payload, int offset, int length, int houseTime, boolean isFirst) {
        if (keys.isDown()) {
            isCutOff = true;
            return;
        }
        boolean isMarked = isFirst || isCutOff;
        isCutOff = false;
        say(payload, offset, length, houseTime, isMarked);
    }

    private void say(byte[] payload, int offset, int length, int houseTime, boolean isMarked) {
        PacketBuffer out = begin(wireType() | (isMarked ? MARKER : 0), houseTime);
        if (opus != null) {
            opus.code(payload, offset, out.bytes());
        } else if (otherLaw != null && codec() instanceof G711 law) {
            for (int i = 0; i < length; i++) {
                out.bytes().put(law.toOther(payload[offset + i]));
            }
        } else {
            out.bytes().put(payload, offset, length);
        }
        sendOut(out);
    }

    private int wireType() {
        G711 law = otherLaw;
        return law == null ? codec().payloadType() : law.payloadType();
    }

    /** A tick of a key that is down (RFC 4733 2.5.1): its time is when it went down, and its end is said three times. */
    private void press(char key, int downFor) {
        int since = media().now() - (downFor - 1) * Codec.FRAME;
        boolean isEnd = downFor == KeyPresses.PRESSED_TICKS;
        if (eventType < 0) {
            for (int i = 0; i < Codec.FRAME; i++) {
                tone[i] = toneEncoder.encode(KeyTones.sample(key, (downFor - 1) * Codec.FRAME + i));
            }
            say(tone, 0, Codec.FRAME, media().now(), downFor == 1);
            return;
        }
        for (int i = 0; i < (isEnd ? TIMES_THE_END_IS_SAID : 1); i++) {
            PacketBuffer out = begin(eventType | (downFor == 1 ? MARKER : 0), since);
            out.bytes()
                    .put((byte) KeyTones.KEYS.indexOf(key))
                    .put((byte) (VOLUME | (isEnd ? END : 0)))
                    .putShort((short) (downFor * Codec.FRAME * eventSteps));
            sendOut(out);
        }
    }

    private PacketBuffer begin(int typeAndMarker, int houseTime) {
        PacketBuffer out = media().out();
        RtpPacket.writeHeader(out.bytes(), typeAndMarker, sequence, wireTime(houseTime), source);
        return out;
    }

    /** The stream's own time; where that goes by more than one step a sample, both wrap at once, so it has no break. */
    private int wireTime(int houseTime) {
        return (houseTime + source) * codec().steps();
    }

    private void sendOut(PacketBuffer out) {
        out.bytes().flip();
        int payload = out.bytes().remaining() - RtpPacket.HEADER;
        if (isUnheard) {
            return;
        }
        // Only what is sent has a number: a long hold must leave no gap, in which the other side would miscount the
        // rounds.
        sequence = (sequence + 1) & 0xFFFF;
        try {
            if (cipher != null) {
                cipher.protect(out.bytes());
            }
            socket.send(out, latch.target());
            session.sent(payload);
        } catch (IOException | GeneralSecurityException e) {
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
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
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

    private boolean readReport() {
        try {
            PacketBuffer in = media().in();
            SocketAddress from = reportSocket.receive(in);
            if (from == null) {
                return false;
            }
            boolean isPartys = latch.isOnHostOf(from) || from.equals(reportsNamed);
            if (isPartys && RtcpSession.isReport(in.bytes()) && opensReport(in.bytes())) {
                reportsFrom = from;
                session.read(in.bytes(), media().nanos());
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            media().countLost();
        }
        return true;
    }

    private boolean opens(ByteBuffer bytes) throws GeneralSecurityException {
        boolean isOpen = cipher == null || cipher.open(bytes);
        if (!isOpen) {
            media().countRefused();
        }
        return isOpen;
    }

    private boolean opensReport(ByteBuffer bytes) throws GeneralSecurityException {
        boolean isOpen = cipher == null || cipher.openReport(bytes);
        if (!isOpen) {
            media().countRefused();
        }
        return isOpen;
    }

    private void sayGoodbye() {
        if (session.hasSent()) {
            PacketBuffer out = media().out();
            session.writeBye(out.bytes(), media().nanos(), wireTime(media().now()));
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
            if (cipher != null) {
                cipher.protectReport(out.bytes());
            }
            (isByOnePort ? socket : reportSocket).send(out, to);
        } catch (IOException | GeneralSecurityException e) {
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

    private void take(PacketBuffer in, SocketAddress from) throws GeneralSecurityException {
        if (RtcpSession.isReport(in.bytes())) {
            if (latch.isFrom(from) && opensReport(in.bytes())) {
                session.read(in.bytes(), media().nanos());
            }
            return;
        }
        // only what is authentic may say where the party is
        boolean isInVain = cipher != null && !latch.wouldAccept(from);
        if (isInVain || !opens(in.bytes()) || !packet.wrap(in.bytes())) {
            return;
        }
        int type = packet.payloadType();
        int length = packet.payloadLength();
        int mostLength = opus == null ? MOST_PAYLOAD : OpusCoder.MOST_BYTES;
        boolean isSpeech = type == wireType() && length > 0 && length <= mostLength;
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
            if (opus == null) {
                packet.copyPayload(said(), length);
                G711 law = otherLaw;
                for (int i = 0; law != null && i < length; i++) {
                    said()[i] = law.toOther(said()[i]);
                }
                hearDecoded(length, packet.timestamp());
            } else if (!opus.take(packet, said(), decoded)) {
                media().countLost();
            }
        }
    }

    private void hearDecoded(int length, int timestamp) {
        findTones(length);
        hear(length, timestamp, packet.source());
    }
}
