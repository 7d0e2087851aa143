package org.huawu.switchboard.rtp;

import java.util.function.Consumer;
import org.huawu.kernel.SoundQuality;
import org.jspecify.annotations.Nullable;

/**
 * One party's sound: what it says goes to its partners and its recording; what it hears comes from a prompt, from music or from
 * its partners, who are relayed to it or mixed (see {@link Conference}). Its public methods may be called by any thread; they hand over to the media thread, which alone touches the
 * state. Each says false when the media thread has no room for one more command; then nothing happens.
 */
public abstract sealed class Leg permits RtpLeg, SeatLeg {

    static final int MOST_PAYLOAD = 480;

    private static final int NO_SOURCE = 0;
    private static final int PROMPT = 1;
    private static final int MUSIC = 2;
    private static final int PARTNERS = 3;
    /** Who spoke no longer ago than this speaks still, in samples: 40 ms. */
    private static final int STILL_SPEAKING = 2 * Codec.FRAME;

    private final Media media;
    private final Codec codec;
    private final LegListener listener;
    private final SpeechDecoder saidDecoder;
    private final SpeechDecoder toldDecoder;
    private final SpeechEncoder encoder;
    private final StreamClock placed = new StreamClock();
    private final StreamClock relayed = new StreamClock();
    private final byte[] said = new byte[MOST_PAYLOAD];
    private final byte[] recoded = new byte[MOST_PAYLOAD];
    /** Decodes what is relayed and what is mixed, in turn. */
    private final SpeechDecoder decoder;
    /** What was said last, coded and as samples, so that a mix can go on from it. */
    private final byte[] recent = new byte[MOST_PAYLOAD];

    private final short[] recentSpeech = new short[MOST_PAYLOAD];

    private int source;
    private int saidUntil;
    private int saidAt;
    private int toldUntil;
    private int toldAt;

    private @Nullable Sound prompt;
    private int promptFrame;
    private long promptNumber;
    private @Nullable Sound music;
    private int musicFrame;
    private @Nullable Conference conference;
    private @Nullable Leg peer;
    private @Nullable Playout playout;
    private @Nullable Recording recording;
    private boolean isClosed;
    private int lastSource;

    Leg(Media media, Codec codec, LegListener listener) {
        this.media = media;
        this.codec = codec;
        this.listener = listener;
        this.saidDecoder = codec.newDecoder();
        this.toldDecoder = codec.newDecoder();
        this.encoder = codec.newEncoder();
        this.decoder = codec.newDecoder();
    }

    /** How speech is coded on this leg. */
    public Codec codec() {
        return codec;
    }

    /**
     * Plays a sound once, in place of one that plays; music waits meanwhile.
     *
     * @param number what {@link LegListener#played} will name
     */
    public boolean play(Sound sound, long number) {
        return media.execute(() -> {
            prompt = sound;
            promptFrame = 0;
            promptNumber = number;
        });
    }

    /** Stops the sound that plays. */
    public boolean stopPlaying() {
        return media.execute(() -> prompt = null);
    }

    /** Plays music from its beginning, again and again. */
    public boolean startMusic(Sound sound) {
        return media.execute(() -> {
            music = sound;
            musicFrame = 0;
        });
    }

    /** Stops the music. */
    public boolean stopMusic() {
        return media.execute(() -> music = null);
    }

    /** Joins two legs in a conference of their own, so that they hear each other and nothing else. */
    public boolean join(Leg other) {
        return media.execute(() -> new Conference(media).joinTwo(this, other));
    }

    /** Parts this leg from those it is joined with. */
    public boolean part() {
        return media.execute(this::partNow);
    }

    /** Begins a recording: left what the party says, right what it hears. */
    public boolean record(String name) {
        return media.execute(() -> {
            if (recording == null) {
                recording = media.newRecording(name);
            }
        });
    }

    /** Has the recording hold silence from now on, or sound again. */
    public boolean maskRecording(boolean isMasked) {
        return media.execute(() -> {
            if (recording != null) {
                recording.mask(isMasked, media.now());
            }
        });
    }

    /** Ends the recording. */
    public boolean stopRecording() {
        return media.execute(this::stopRecordingNow);
    }

    /**
     * Tells how the party's sound came over since this was asked last; nothing where it is not measured. Also of a leg that ended.
     *
     * @param to called by the media thread; must not block
     */
    public boolean measure(Consumer<SoundQuality> to) {
        return media.execute(() -> {
            SoundQuality quality = measured();
            if (quality != null) {
                to.accept(quality);
            }
        });
    }

    /** Ends the leg: gives its socket back, parts it, ends its recording. */
    public boolean close() {
        return media.execute(() -> {
            closeNow();
            media.forget(this);
        });
    }

    /** Sends speech to the party; the timestamp is the house's time. */
    abstract void send(byte[] payload, int offset, int length, int houseTime, boolean isFirst);

    /** Begins to listen to the party; on the media thread. */
    abstract void open();

    /** What was measured since this was asked last; null where nothing is. */
    abstract @Nullable SoundQuality measured();

    /** What a transport does at each tick besides. */
    abstract void tickTransport();

    /** Gives back what the leg holds of the outside. */
    abstract void release();

    final Media media() {
        return media;
    }

    final LegListener listener() {
        return listener;
    }

    /** Where speech of the party is to be put before {@link #hear}. */
    final byte[] said() {
        return said;
    }

    /**
     * Takes the speech that lies in {@link #said}.
     *
     * @param from the stream's source; 0 where the transport does not tell it
     */
    final void hear(int length, int timestamp, int from) {
        int houseTime = placed.houseTime(timestamp, media.now());
        int relayTime = relayed.houseTime(timestamp, media.now());
        if (recording != null) {
            recording.left(saidDecoder, said, length, houseTime);
        }
        source = from;
        saidUntil = timestamp + length;
        saidAt = media.now();
        if (peer != null) {
            remember(length);
            peer.relay(this, said, length, relayTime);
        } else if (playout != null) {
            playout.put(from, timestamp, said, length, media.arrival());
        }
    }

    /** Plays what is to be played in these 20 ms. */
    final void tick() {
        tickTransport();
        if (peer == null && playout == null) {
            if (prompt != null) {
                playPrompt(prompt);
            } else if (music != null) {
                play(MUSIC, music, musicFrame);
                musicFrame = (musicFrame + 1) % music.frames();
            } else {
                lastSource = NO_SOURCE;
            }
        }
        if (recording != null) {
            recording.tick(media.now());
        }
    }

    final void closeNow() {
        isClosed = true;
        prompt = null;
        music = null;
        try {
            partNow();
            stopRecordingNow();
        } finally {
            release();
        }
    }

    private void playPrompt(Sound sound) {
        play(PROMPT, sound, promptFrame);
        promptFrame++;
        if (promptFrame == sound.frames()) {
            prompt = null;
            listener.played(promptNumber);
        }
    }

    private void play(int from, Sound sound, int frame) {
        if (codec instanceof G711 law) {
            tell(from, sound.in(law), frame * Codec.FRAME, Codec.FRAME, media.now());
            return;
        }
        byte[] ofALaw = sound.in(Codec.PCMA);
        for (int i = 0; i < Codec.FRAME; i++) {
            recoded[i] = encoder.encode(Codec.PCMA.decode(ofALaw[frame * Codec.FRAME + i]));
        }
        tell(from, recoded, 0, Codec.FRAME, media.now());
    }

    private void remember(int length) {
        int kept = MOST_PAYLOAD - length;
        System.arraycopy(recent, length, recent, 0, kept);
        System.arraycopy(said, 0, recent, kept, length);
        System.arraycopy(recentSpeech, length, recentSpeech, 0, kept);
        for (int i = 0; i < length; i++) {
            recentSpeech[kept + i] = decoder.decode(said[i]);
        }
    }

    private void relay(Leg from, byte[] payload, int length, int houseTime) {
        byte[] mine = payload;
        if (!from.codec.equals(codec) && from.codec instanceof G711 law) {
            for (int i = 0; i < length; i++) {
                recoded[i] = law.toOther(payload[i]);
            }
            mine = recoded;
        }
        tell(PARTNERS, mine, 0, length, houseTime);
    }

    private void tell(int from, byte[] payload, int offset, int length, int houseTime) {
        sendNext(from, payload, offset, length, houseTime);
        if (recording != null) {
            recording.right(toldDecoder, payload, offset, length, houseTime);
        }
    }

    private void sendNext(int from, byte[] payload, int offset, int length, int houseTime) {
        boolean isFirst = lastSource != from;
        lastSource = from;
        toldUntil = houseTime + length;
        toldAt = media.now();
        send(payload, offset, length, houseTime, isFirst);
    }

    /** Goes into a conference, out of whatever was there. */
    final void enter(Conference entered) {
        partNow();
        prompt = null;
        music = null;
        lastSource = NO_SOURCE;
        conference = entered;
    }

    final boolean isClosed() {
        return isClosed;
    }

    final boolean isRecorded() {
        return recording != null;
    }

    /** Whom its speech is relayed to. */
    final @Nullable Leg peer() {
        return peer;
    }

    /** Whether speech can be told to another packet by packet: in the same codec, or in another that remembers nothing. */
    final boolean canRelayTo(Leg other) {
        return (codec.equals(other.codec) && codec.isRelayable())
                || (codec instanceof G711 && other.codec instanceof G711);
    }

    final void relayTo(Leg other) {
        playout = null;
        peer = other;
    }

    final void hearNobody() {
        playout = null;
        peer = null;
    }

    /** What it says goes to a mix from now on, and what it hears comes from there: each where the relay left off. */
    final Playout beginMixing() {
        Playout begun = new Playout(decoder);
        if (peer != null && media.now() - saidAt <= STILL_SPEAKING) {
            begun.goOn(source, saidUntil, recentSpeech);
        }
        if (peer != null && peer.codec.equals(codec)) {
            for (byte code : peer.recent) {
                encoder.follow(code);
            }
        }
        int ahead = toldUntil - media.now();
        boolean isInTime = Math.abs(ahead) <= StreamClock.MOST_DRIFT;
        if (!isInTime || (ahead <= 0 && media.now() - toldAt > STILL_SPEAKING)) {
            toldUntil = media.now();
            lastSource = NO_SOURCE;
        }
        peer = null;
        playout = begun;
        return begun;
    }

    /** Tells the next frame of a mix. */
    final void tellMixed(short[] mixed, short[] forRecording) {
        int houseTime = toldUntil;
        if (recording != null) {
            recording.right(forRecording, houseTime);
        }
        for (int i = 0; i < Codec.FRAME; i++) {
            recoded[i] = encoder.encode(mixed[i]);
        }
        sendNext(PARTNERS, recoded, 0, Codec.FRAME, houseTime);
    }

    /** Two that were mixed go on as a relay: what the mix has not said yet is said now, and the rest follows on it. */
    static void goOnRelaying(Leg one, Leg other) {
        int toOne = one.toldUntil;
        int toOther = other.toldUntil;
        one.flushTo(other, toOther);
        other.flushTo(one, toOne);
    }

    private void flushTo(Leg other, int houseTime) {
        if (playout == null) {
            return;
        }
        JitterBuffer rest = playout.buffer();
        int offset = houseTime - rest.playFrom();
        for (int length = rest.drain(said); length > 0; length = rest.drain(said)) {
            remember(length);
            other.relay(this, said, length, rest.playFrom() - length + offset);
        }
        relayed.set(offset);
    }

    private void partNow() {
        Conference left = conference;
        conference = null;
        if (left != null) {
            left.leaveNow(this);
        }
    }

    private void stopRecordingNow() {
        if (recording != null) {
            recording.end(media.now());
            recording = null;
        }
    }
}
