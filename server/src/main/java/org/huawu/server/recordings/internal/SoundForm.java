package org.huawu.server.recordings.internal;

import org.huawu.server.installation.DataFolder;

/** In which form a recording lies within its seal. */
public enum SoundForm {
    /** As the switchboard wrote it: moments of {@link org.huawu.switchboard.rtp.RecordingStore}. */
    WAV(".hwr"),
    /** An Ogg Opus stream. */
    OPUS(DataFolder.REPLACING);

    private final String suffix;

    SoundForm(String suffix) {
        this.suffix = suffix;
    }

    /** The ending of its file's name. */
    String suffix() {
        return suffix;
    }
}
