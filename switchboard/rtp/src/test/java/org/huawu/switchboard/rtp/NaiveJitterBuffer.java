package org.huawu.switchboard.rtp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of {@link JitterBuffer} written as plainly as they can be: times that never wrap, nothing forgotten but when
 * the stream begins anew, the least margin looked for in a list.
 */
final class NaiveJitterBuffer {

    private static final int PAST = JitterBuffer.MOST_DEPTH + Codec.FRAME;

    private final Map<Long, Short> speech = new HashMap<>();
    private final Set<Long> played = new HashSet<>();
    private final List<Long> margins = new ArrayList<>();
    private final InterarrivalJitter jitter = new InterarrivalJitter();
    private boolean isStarted;
    private int source;
    private long playFrom;
    private long newest;
    private long lastPlayed;
    private long furthest;
    private int strays;
    private int depth;
    private int ticks;
    private int toPutIn;
    private int change;

    boolean put(int from, long timestamp, byte[] payload, int arrival) {
        if (!isStarted || from != source) {
            start(from, timestamp);
        }
        boolean isKnown = timestamp >= playFrom - PAST && timestamp >= furthest - PAST;
        if (timestamp < playFrom && isKnown && played.contains(timestamp)) {
            return false;
        }
        boolean isTooLate =
                playFrom - timestamp + depth > JitterBuffer.MOST_DEPTH || newest - timestamp > JitterBuffer.MOST_BEHIND;
        boolean isTooEarly = timestamp + payload.length > playFrom + JitterBuffer.MOST_AHEAD;
        if (isTooLate || isTooEarly) {
            strays++;
            if (strays < JitterBuffer.STRAYS) {
                return false;
            }
            start(from, timestamp);
        }
        strays = 0;
        jitter.add((int) timestamp, arrival);
        if (timestamp < playFrom) {
            comesLate(timestamp);
        }
        margins.add(timestamp - playFrom);
        depth = Math.clamp(depth + (timestamp - playFrom - depth) / 16, 0, JitterBuffer.MOST_DEPTH);
        boolean isAnyNew = false;
        for (int i = 0; i < payload.length; i++) {
            long moment = timestamp + i;
            if (moment >= playFrom && !speech.containsKey(moment)) {
                speech.put(moment, (short) (payload[i] & 0xFF));
                isAnyNew = true;
            }
        }
        newest = Math.max(newest, timestamp + payload.length);
        return isAnyNew;
    }

    int framesDue(boolean isQuiet) {
        if (!isStarted) {
            return 1;
        }
        ticks++;
        if (ticks == JitterBuffer.WINDOW) {
            long least = margins.stream().mapToLong(each -> each).min().orElse(jitter.samples());
            change = 0;
            if (least > jitter.samples() + Codec.FRAME) {
                change = -1;
            } else if (least < jitter.samples() - Codec.FRAME && depth + Codec.FRAME <= JitterBuffer.MOST_DEPTH) {
                change = 1;
            }
            margins.clear();
            ticks = 0;
        }
        if (toPutIn > 0 || (isQuiet && change > 0)) {
            toPutIn = Math.max(0, toPutIn - 1);
            change = 0;
            allGet(Codec.FRAME);
            return 0;
        }
        if (newest > playFrom + JitterBuffer.MOST_DEPTH + Codec.FRAME || (isQuiet && change < 0)) {
            change = 0;
            allGet(-Codec.FRAME);
            return 2;
        }
        return 1;
    }

    short[] take() {
        short[] frame = new short[Codec.FRAME];
        for (int i = 0; i < frame.length; i++) {
            frame[i] = speech.getOrDefault(playFrom, JitterBuffer.ABSENT);
            if (speech.containsKey(playFrom)) {
                played.add(playFrom);
                lastPlayed = playFrom;
            }
            playFrom++;
            furthest = Math.max(furthest, playFrom);
        }
        return frame;
    }

    long playFrom() {
        return playFrom;
    }

    int depth() {
        return depth;
    }

    private void start(int from, long timestamp) {
        speech.clear();
        played.clear();
        margins.clear();
        isStarted = true;
        source = from;
        int framesOfJitter = 2 * jitter.samples() / Codec.FRAME;
        depth = Math.min(JitterBuffer.MOST_DEPTH, JitterBuffer.FIRST_DEPTH + framesOfJitter * Codec.FRAME);
        playFrom = timestamp - depth;
        newest = timestamp;
        lastPlayed = Long.MIN_VALUE;
        furthest = playFrom;
        strays = 0;
        ticks = 0;
        toPutIn = 0;
        change = 0;
        jitter.restart();
    }

    private void comesLate(long timestamp) {
        long lateness = playFrom - timestamp;
        if (timestamp <= lastPlayed) {
            int frames = (int) ((lateness + Codec.FRAME - 1) / Codec.FRAME);
            toPutIn = Math.min(Math.max(toPutIn, frames), (JitterBuffer.MOST_DEPTH - depth) / Codec.FRAME);
        } else {
            playFrom = timestamp;
            depth += (int) lateness;
            toPutIn = 0;
            margins.replaceAll(each -> each + lateness);
        }
    }

    private void allGet(int samples) {
        depth = Math.clamp(depth + samples, 0, JitterBuffer.MOST_DEPTH);
        margins.replaceAll(each -> each + samples);
    }
}
