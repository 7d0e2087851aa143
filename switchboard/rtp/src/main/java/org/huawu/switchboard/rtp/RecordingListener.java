package org.huawu.switchboard.rtp;

/** Hears how recordings end; called by the recorder's thread. */
@FunctionalInterface
public interface RecordingListener {

    /**
     * A recording has ended.
     *
     * @param name the name it was begun with
     * @param file its file's name; empty when there is none
     * @param lengthMs how much of it lies there
     * @param isWhole false when it broke off because the disk did not take it
     */
    void ended(String name, String file, long lengthMs, boolean isWhole);
}
