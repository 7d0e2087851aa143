package org.huawu.server.recordings.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.recordings.RecordingFiles;
import org.huawu.server.recordings.RecordingRoom;
import org.huawu.server.recordings.RecordingRoom.State;
import org.huawu.server.sealing.ClientKeys;
import org.huawu.switchboard.rtp.RecordingStore;
import org.springframework.stereotype.Component;

/** The recordings of this installation. */
@Component
public class KeptRecordings implements RecordingFiles {

    private final Path folder;
    private final SealedRecordings recordings;

    KeptRecordings(DataFolder data, ClientKeys keys, RecordingRoom room) {
        this.folder = data.recordings();
        try {
            this.recordings =
                    new SealedRecordings(folder, keys, () -> room.look().state() != State.FULL);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of recordings cannot be made", e);
        }
    }

    @Override
    public RecordingStore store() {
        return recordings;
    }

    @Override
    public Path folder() {
        return folder;
    }

    /** The recordings, for playing. */
    public SealedRecordings sealed() {
        return recordings;
    }
}
