package org.huawu.switchboard.rtp;

import org.jspecify.annotations.Nullable;

/**
 * One party's sound: what it says goes to its peer and its recording; what it hears comes from a prompt, from music or from
 * its peer. Its public methods may be called by any thread; they hand over to the media thread, which alone touches the
 * state. Each says false when the media thread has no room for one more command; then nothing happens.
 */
public abstract sealed class Leg permits RtpLeg, SeatLeg {

    static final int MOST_PAYLOAD = 480;

    private static final int NO_SOURCE = 0;
    private static final int PROMPT = 1;
    private static final int MUSIC = 2;
    private static final int PEER = 3;

    private final Media media;
    private final Codec codec;
    private final LegListener listener;
    private final SpeechDecoder saidDecoder;
    private final SpeechDecoder toldDecoder;
    private final StreamClock in = new StreamClock();
    private final byte[] said = new byte[MOST_PAYLOAD];
    private final byte[] recoded = new byte[MOST_PAYLOAD];

    private @Nullable Sound prompt;
    private int promptFrame;
    private long promptNumber;
    private @Nullable Sound music;
    private int musicFrame;
    private @Nullable Leg peer;
    private @Nullable Recording recording;
    private int lastSource;

    Leg(Media media, Codec codec, LegListener listener) {
        this.media = media;
        this.codec = codec;
        this.listener = listener;
        this.saidDecoder = codec.newDecoder();
        this.toldDecoder = codec.newDecoder();
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

    /** Joins two legs, so that they hear each other and nothing else. */
    public boolean join(Leg other) {
        return media.execute(() -> {
            hearOnly(other);
            other.hearOnly(this);
        });
    }

    /** Parts this leg from its peer. */
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

    /** Ends the recording. */
    public boolean stopRecording() {
        return media.execute(this::stopRecordingNow);
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

    /** Takes the speech that lies in {@link #said}. */
    final void hear(int length, int timestamp) {
        int houseTime = in.houseTime(timestamp, media.now());
        if (recording != null) {
            recording.left(saidDecoder, said, length, houseTime);
        }
        if (peer != null) {
            peer.relay(this, said, length, houseTime);
        }
    }

    /** Plays what is to be played in these 20 ms. */
    final void tick() {
        if (peer == null) {
            if (prompt != null) {
                playPrompt(prompt);
            } else if (music != null) {
                tell(MUSIC, music.in(codec), musicFrame * Codec.FRAME, Codec.FRAME, media.now());
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
        prompt = null;
        music = null;
        partNow();
        stopRecordingNow();
        release();
    }

    private void playPrompt(Sound sound) {
        tell(PROMPT, sound.in(codec), promptFrame * Codec.FRAME, Codec.FRAME, media.now());
        promptFrame++;
        if (promptFrame == sound.frames()) {
            prompt = null;
            listener.played(promptNumber);
        }
    }

    private void relay(Leg from, byte[] payload, int length, int houseTime) {
        byte[] mine = payload;
        if (from.codec != codec && from.codec instanceof G711 law) {
            for (int i = 0; i < length; i++) {
                recoded[i] = law.toOther(payload[i]);
            }
            mine = recoded;
        }
        tell(PEER, mine, 0, length, houseTime);
    }

    private void tell(int source, byte[] payload, int offset, int length, int houseTime) {
        boolean isFirst = lastSource != source;
        lastSource = source;
        send(payload, offset, length, houseTime, isFirst);
        if (recording != null) {
            recording.right(toldDecoder, payload, offset, length, houseTime);
        }
    }

    private void hearOnly(Leg other) {
        partNow();
        prompt = null;
        music = null;
        lastSource = NO_SOURCE;
        peer = other;
    }

    private void partNow() {
        Leg other = peer;
        peer = null;
        if (other != null && other.peer == this) {
            other.peer = null;
        }
    }

    private void stopRecordingNow() {
        if (recording != null) {
            recording.end(media.now());
            recording = null;
        }
    }
}
