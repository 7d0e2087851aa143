package org.huawu.switchboard.rtp;

/** The two tones of each key (ITU-T Q.23). */
final class KeyTones {

    /** In the order of their numbers as events (RFC 4733 3.2). */
    static final String KEYS = "0123456789*#ABCD";

    /** The keys as they lie on the pad, row by row: a low tone for each row, a high one for each column. */
    private static final String PAD = "123A456B789C*0#D";

    private static final int[] LOW_HZ = {697, 770, 852, 941};
    private static final int[] HIGH_HZ = {1_209, 1_336, 1_477, 1_633};
    /** Peak of each: 9 dB below the loudest sine that G.711 carries. */
    private static final double PEAK = 11_000;

    private KeyTones() {}

    /** How many rows and columns the pad has. */
    static int sides() {
        return LOW_HZ.length;
    }

    static int lowHz(int row) {
        return LOW_HZ[row];
    }

    static int highHz(int column) {
        return HIGH_HZ[column];
    }

    static char key(int row, int column) {
        return PAD.charAt(row * HIGH_HZ.length + column);
    }

    /** A sample of a key that is down, so many samples since it went down. */
    static short sample(char key, int since) {
        int place = PAD.indexOf(key);
        double low = 2 * Math.PI * LOW_HZ[place / HIGH_HZ.length] * since / Codec.SAMPLES_PER_S;
        double high = 2 * Math.PI * HIGH_HZ[place % HIGH_HZ.length] * since / Codec.SAMPLES_PER_S;
        return (short) Math.round(PEAK * (Math.sin(low) + Math.sin(high)));
    }
}
