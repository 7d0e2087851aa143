package org.huawu.switchboard.engine;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.huawu.switchboard.port.SoundId;
import org.huawu.switchboard.rtp.RecordingStore;
import org.huawu.switchboard.rtp.Sound;
import org.huawu.switchboard.sip.SipPoint;
import org.jspecify.annotations.Nullable;

/**
 * What an embedded switchboard is made of.
 *
 * @param points where SIP is spoken, one at least; sound of a call comes to the address that the call came to, or left from
 * @param firstRtpPort the first UDP port for RTP, even, 1024..32766
 * @param lastRtpPort the last one, at most 32767
 * @param lines whether a number may be called; asked by any thread, at once, for each call anew
 * @param mostCalls how many calls there may be at once, 1..5,000
 * @param mostSeats how many seats may have their audio here, 0..5,000
 * @param sounds the prompt or music of a name, or null; not asked for the tone that every switchboard has; asked by one thread, at once, for each order anew
 * @param recordings where recordings are kept
 * @param mostSilenceMs after how long without sound a caller by SIP has vanished and his call ends, 1,000..86,400,000; 0 for
 *     never
 * @param waysOut how calls go out
 * @param telephones the telephones of the house
 * @param mostOpusCalls how many parties by SIP at once may speak Opus, where libopus is installed, 0..200
 */
public record EngineSettings(
        List<SipPoint> points,
        int firstRtpPort,
        int lastRtpPort,
        Predicate<String> lines,
        int mostCalls,
        int mostSeats,
        Function<SoundId, @Nullable Sound> sounds,
        RecordingStore recordings,
        int mostSilenceMs,
        WaysOut waysOut,
        Telephones telephones,
        int mostOpusCalls) {

    public EngineSettings {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("no point to speak SIP at");
        }
        if (mostCalls < 1 || mostCalls > 5_000 || mostSeats < 0 || mostSeats > 5_000) {
            throw new IllegalArgumentException("most calls " + mostCalls + ", most seats " + mostSeats);
        }
    }
}
