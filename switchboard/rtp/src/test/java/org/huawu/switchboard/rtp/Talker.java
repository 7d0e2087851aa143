package org.huawu.switchboard.rtp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A party of a test: says a tone frame by frame, and keeps what it hears where the timestamps say. */
final class Talker implements MediaLeg {

    private static final int MOST = 20 * Codec.SAMPLES_PER_S;

    private final Codec codec;
    private final double hz;
    private final SpeechEncoder mouth;
    private final SpeechDecoder ear;
    private final byte[] payload = new byte[Codec.FRAME];
    private final short[] heard = new short[MOST];
    private @Nullable SeatLeg leg;
    private int said;
    private boolean isAnyHeard;
    private int firstTime;
    private int nextTime;
    private int jumps;

    Talker(Codec codec, double hz) {
        this.codec = codec;
        this.hz = hz;
        this.mouth = codec.newEncoder();
        this.ear = codec.newDecoder();
    }

    static Talker in(Media media, Codec codec, double hz) {
        Talker talker = new Talker(codec, hz);
        talker.leg = media.openSeat(talker, Deaf.INSTANCE).orElseThrow();
        return talker;
    }

    SeatLeg leg() {
        if (leg == null) {
            throw new IllegalStateException("not in yet");
        }
        return leg;
    }

    /** Says the next 20 ms. */
    void say() {
        for (int i = 0; i < Codec.FRAME; i++) {
            payload[i] = mouth.encode(hz == 0 ? 0 : Tones.at(hz, said + i, Codec.SAMPLES_PER_S));
        }
        say(payload);
    }

    /** Says 20 ms of one byte again and again. */
    void say(int code) {
        Arrays.fill(payload, (byte) code);
        say(payload);
    }

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public void send(byte[] speech, int offset, int length, int timestamp, boolean isFirst) {
        if (!isAnyHeard) {
            isAnyHeard = true;
            firstTime = timestamp;
            nextTime = timestamp;
        }
        jumps += timestamp == nextTime ? 0 : 1;
        nextTime = timestamp + length;
        int from = timestamp - firstTime;
        for (int i = 0; i < length; i++) {
            heard[from + i] = ear.decode(speech[offset + i]);
        }
    }

    /** How often the timestamps of what it hears did not run on evenly. */
    int jumps() {
        return jumps;
    }

    /** How much it has heard, from its first packet on, in samples. */
    int heardLength() {
        return nextTime - firstTime;
    }

    short[] heard() {
        return heard;
    }

    /** Whether a tone is in the last 100 ms it heard, about as loud as it was said. */
    boolean hears(Talker other) {
        double share = Tones.share(heard, heardLength() - 800, 800, other.hz, Codec.SAMPLES_PER_S);
        double power = 0;
        for (int i = heardLength() - 800; i < heardLength(); i++) {
            power += (double) heard[i] * heard[i];
        }
        return share * power / 800 > 32_000_000 / 4.0;
    }

    private void say(byte[] frame) {
        leg().receive(frame, 0, Codec.FRAME, said);
        said += Codec.FRAME;
    }

    /** Nobody listens to keys. */
    enum Deaf implements LegListener {
        INSTANCE;

        @Override
        public void pressed(char key) {
            // nobody listens
        }

        @Override
        public void played(long playing) {
            // nobody listens
        }

        @Override
        public void vanished() {
            // nobody listens
        }
    }
}
