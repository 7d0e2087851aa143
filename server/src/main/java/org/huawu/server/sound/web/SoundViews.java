package org.huawu.server.sound.web;

import java.util.List;
import org.huawu.kernel.SoundQuality;
import org.huawu.server.sound.internal.SoundRows.PartySound;
import org.jspecify.annotations.Nullable;

/** How the quality of sound is told. */
final class SoundViews {

    /** From here on users are satisfied: a rating of 80 (ITU-T G.107, table B.1). */
    private static final double GOOD = 4.03;
    /** Below this many users are dissatisfied: a rating of 70. */
    private static final double FAIR = 3.6;

    private SoundViews() {}

    /** The sound of a call; no party when nothing of it was ever measured. */
    record QualityView(List<PartyQualityView> parties) {}

    /**
     * The sound of one party.
     *
     * @param party {@code caller} or {@code agent}
     * @param grade {@code good}, {@code fair} or {@code poor}, by the worse mean score of both ways; null when nothing was measured
     * @param lastedMs how long it was measured; null when it was not
     * @param roundTripMs how long a packet takes to the party and back; null when it was not measured
     * @param said what came from the party; null when nothing came
     * @param heard what the party says that came of ours; null when it said nothing
     */
    record PartyQualityView(
            String party,
            @Nullable String grade,
            @Nullable Long lastedMs,
            @Nullable Long roundTripMs,
            @Nullable WayView said,
            @Nullable WayView heard) {}

    /**
     * Sound in one direction.
     *
     * @param packets how many came
     * @param lost how many did not
     * @param lossPercent how many did not, of a hundred that were sent
     * @param jitterMs how unevenly they came
     * @param leastMos the score of the worst few seconds, 1 to 4.5
     * @param meanMos the mean score
     */
    record WayView(long packets, long lost, double lossPercent, long jitterMs, double leastMos, double meanMos) {}

    static QualityView of(List<PartySound> sounds) {
        return new QualityView(sounds.stream().map(SoundViews::view).toList());
    }

    private static PartyQualityView view(PartySound sound) {
        SoundQuality quality = sound.quality();
        if (quality == null) {
            return new PartyQualityView(sound.party(), null, null, null, null, null);
        }
        WayView said = way(quality.said());
        WayView heard = quality.heard() == null ? null : way(quality.heard());
        return new PartyQualityView(
                sound.party(),
                grade(said, heard),
                quality.lastedMs(),
                quality.roundTripMs() == 0 ? null : quality.roundTripMs(),
                said,
                heard);
    }

    private static @Nullable WayView way(SoundQuality.Stream stream) {
        long sent = stream.packets() + stream.lost();
        if (sent == 0) {
            return null;
        }
        return new WayView(
                stream.packets(),
                stream.lost(),
                Math.round(10_000.0 * stream.lost() / sent) / 100.0,
                stream.jitterMs(),
                stream.leastMos() / 100.0,
                stream.meanMos() / 100.0);
    }

    private static @Nullable String grade(@Nullable WayView said, @Nullable WayView heard) {
        double worse = Math.min(
                said == null ? Double.MAX_VALUE : said.meanMos(), heard == null ? Double.MAX_VALUE : heard.meanMos());
        if (worse == Double.MAX_VALUE) {
            return null;
        }
        return worse >= GOOD ? "good" : worse >= FAIR ? "fair" : "poor";
    }
}
