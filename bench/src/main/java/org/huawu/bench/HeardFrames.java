package org.huawu.bench;

/** Which of one party's frames were heard, so that one that comes twice counts once: the latest 64. For one thread. */
final class HeardFrames {

    private static final int REMEMBERED = Long.SIZE;

    private int latest = -1;
    private long heard;

    /** Whether a frame comes for the first time; one that is older than all remembered does not count. */
    boolean isNew(int frame) {
        int ahead = frame - latest;
        if (ahead > 0) {
            heard = ahead < REMEMBERED ? (heard << ahead) | 1 : 1;
            latest = frame;
            return true;
        }
        long bit = -ahead < REMEMBERED ? 1L << -ahead : 0;
        boolean isNew = (heard & bit) == 0 && bit != 0;
        heard |= bit;
        return isNew;
    }
}
