package org.huawu.switchboard.rtp;

/**
 * How the media thread is set up.
 *
 * @param firstPort the first UDP port for RTP, even, 1024..32766; above that ports collide with those the system gives
 *     away
 * @param lastPort the last one, at most 32767
 * @param mostLegs how many legs there may be at once, 1..10,000
 * @param recordings where recordings are kept
 * @param mostSilenceMs after how long without a packet a party by RTP has vanished, 1,000..86,400,000; 0 for never
 * @param mostOpusLegs how many legs at once may speak Opus, where libopus is installed, 0..200: each takes about 60 µs of
 *     every 20 ms, more of them would be felt by all others
 */
public record MediaSettings(
        int firstPort, int lastPort, int mostLegs, RecordingStore recordings, int mostSilenceMs, int mostOpusLegs) {
    public MediaSettings {
        if (firstPort < 1_024 || firstPort % 2 != 0 || lastPort > 32_767 || lastPort <= firstPort) {
            throw new IllegalArgumentException("RTP ports " + firstPort + ".." + lastPort);
        }
        if (mostLegs < 1 || mostLegs > 10_000) {
            throw new IllegalArgumentException("most legs " + mostLegs);
        }
        if (mostSilenceMs != 0 && (mostSilenceMs < 1_000 || mostSilenceMs > 86_400_000)) {
            throw new IllegalArgumentException("most silence " + mostSilenceMs);
        }
        if (mostOpusLegs < 0 || mostOpusLegs > 200) {
            throw new IllegalArgumentException("most legs by Opus " + mostOpusLegs);
        }
    }

    /** Without Opus. */
    public MediaSettings(int firstPort, int lastPort, int mostLegs, RecordingStore recordings, int mostSilenceMs) {
        this(firstPort, lastPort, mostLegs, recordings, mostSilenceMs, 0);
    }

    /** How many legs have their ports, each an even one and the one after it. */
    int ports() {
        return (lastPort - firstPort + 1) / 2;
    }
}
