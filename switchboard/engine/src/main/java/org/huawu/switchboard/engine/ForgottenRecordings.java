package org.huawu.switchboard.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.huawu.switchboard.rtp.RecordingStore;

/** Recordings that nobody will hear: taken like others, and nothing of them kept but the name. */
final class ForgottenRecordings implements RecordingStore {

    private final Set<String> names = ConcurrentHashMap.newKeySet();

    @Override
    public List<Kept> recover() {
        return List.of();
    }

    @Override
    public boolean has(String name) {
        return names.contains(name);
    }

    @Override
    public Writing begin(String name) throws IOException {
        if (!names.add(name)) {
            throw new IOException("there is a recording of that name");
        }
        return new Writing() {
            private long soundBytes;

            @Override
            public void append(ByteBuffer block) {
                soundBytes += block.remaining();
                block.position(block.limit());
            }

            @Override
            public Kept finish() {
                return new Kept(name, name, soundBytes);
            }
        };
    }
}
