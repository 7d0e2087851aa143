package org.huawu.server.recordings;

import org.jspecify.annotations.Nullable;

/** What makes recordings small. Any thread. */
public interface RecordingCoder {

    /** The library that codes, such as "libopus 1.3.1"; null when none is installed, and recordings stay as they are. */
    @Nullable
    String library();
}
