package org.huawu.switchboard.rtp;

/**
 * Fills the holes of one stream of speech, after the idea of ITU-T G.711 Appendix I: the voice goes on with its last period,
 * in full for 10 ms, then fading, and is silent after 60 ms. When speech comes again, 5 ms lead over to it. Adds no delay.
 *
 * <p>Pure; allocates nothing after it is made. Samples are 8,000 a second.
 */
final class Concealment {

    /** So long the voice goes on in full, in samples. */
    static final int FULL = 80;
    /** After so long there is silence, in samples. */
    static final int SILENT = 480;
    /** So long it takes to lead over to speech that comes again, in samples. */
    static final int BLEND = 40;

    /** Periods of 5 to 15 ms are looked for: voices of 67 to 200 Hz, and others by several of their periods. */
    private static final int SHORTEST = 40;

    private static final int LONGEST = 120;
    /** What is compared, in samples: 20 ms. */
    private static final int COMPARED = 160;

    private static final int PAST = 512;

    private final short[] past = new short[PAST];
    private final short[] period = new short[LONGEST];
    private int end;
    private int periodLength = 1;
    private int missing = SILENT;
    private int step;
    private int blended;

    /** What is heard where a sample came. */
    short heard(short sample) {
        short out = sample;
        if (missing > 0) {
            out = (short) ((goOn() * (BLEND - blended) + sample * blended) / BLEND);
            blended++;
            if (blended == BLEND) {
                missing = 0;
                blended = 0;
            }
        }
        return remember(out);
    }

    /** What is heard where a sample is missing. */
    short missing() {
        if (missing == 0 || blended > 0) {
            begin();
        }
        return remember((short) goOn());
    }

    private void begin() {
        findPeriod();
        int from = end - periodLength;
        int seam = periodLength / 4;
        for (int i = 0; i < periodLength; i++) {
            // The end of the period leads over to what came before its beginning, so that it can be repeated.
            int share = Math.max(0, i - (periodLength - seam) + 1);
            period[i] =
                    (short) ((at(from + i) * (seam + 1 - share) + at(from - periodLength + i) * share) / (seam + 1));
        }
        step = at(end - 1) - at(from - 1);
        missing = 0;
        blended = 0;
    }

    /** The voice without what came, 125 µs further. */
    private int goOn() {
        if (missing >= SILENT) {
            return 0;
        }
        int seam = periodLength / 4;
        int voice = period[missing % periodLength];
        if (missing < seam) {
            // So that it begins where speech left off.
            voice += step * (seam - missing) / seam;
        }
        int share = Math.min(SILENT - FULL, SILENT - missing);
        missing++;
        return Math.clamp(voice, Short.MIN_VALUE, Short.MAX_VALUE) * share / (SILENT - FULL);
    }

    private void findPeriod() {
        periodLength = LONGEST;
        double best = 0;
        for (int lag = SHORTEST; lag <= LONGEST; lag++) {
            double likeness = 0;
            double power = 1;
            for (int i = end - COMPARED; i < end; i++) {
                likeness += (double) at(i) * at(i - lag);
                power += (double) at(i - lag) * at(i - lag);
            }
            double share = likeness <= 0 ? 0 : likeness * likeness / power;
            if (share > best) {
                best = share;
                periodLength = lag;
            }
        }
    }

    private short remember(short sample) {
        past[end] = sample;
        end = (end + 1) & (PAST - 1);
        return sample;
    }

    private short at(int moment) {
        return past[moment & (PAST - 1)];
    }
}
