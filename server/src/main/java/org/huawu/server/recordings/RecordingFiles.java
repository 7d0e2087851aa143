package org.huawu.server.recordings;

import java.nio.file.Path;
import org.huawu.switchboard.rtp.RecordingStore;

/** Where recordings are kept. */
public interface RecordingFiles {

    /** The store that a switchboard writes to; sealed under a key each. */
    RecordingStore store();

    /** Its folder. */
    Path folder();
}
