package org.huawu.switchboard.engine;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.huawu.switchboard.port.SoundId;
import org.huawu.switchboard.rtp.Sound;

/**
 * What an embedded switchboard is made of.
 *
 * @param sip where SIP over UDP is spoken; its address is also that of the RTP ports
 * @param firstRtpPort the first UDP port for RTP, even, 1024..32766
 * @param lastRtpPort the last one, at most 32767
 * @param lines the numbers that may be called
 * @param mostCalls how many calls there may be at once, 1..5,000
 * @param mostSeats how many seats may have their audio here, 0..5,000
 * @param sounds prompts and music
 * @param recordings the folder of recordings
 */
public record EngineSettings(
        InetSocketAddress sip,
        int firstRtpPort,
        int lastRtpPort,
        Set<String> lines,
        int mostCalls,
        int mostSeats,
        Map<SoundId, Sound> sounds,
        Path recordings) {
    public EngineSettings {
        if (mostCalls < 1 || mostCalls > 5_000 || mostSeats < 0 || mostSeats > 5_000) {
            throw new IllegalArgumentException("most calls " + mostCalls + ", most seats " + mostSeats);
        }
        lines = Set.copyOf(lines);
        sounds = Map.copyOf(sounds);
    }

    /** Without the lines, which are phone numbers. */
    @Override
    public String toString() {
        return "EngineSettings[sip=" + sip + ", calls=" + mostCalls + ", seats=" + mostSeats + "]";
    }
}
