package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import org.huawu.switchboard.rtp.RecordingStore.Kept;
import org.huawu.switchboard.rtp.RecordingStore.Writing;
import org.jspecify.annotations.Nullable;

/** Hands recordings to their store, all on one thread of its own, so that no disk stands in the way of sound. */
final class Recorder implements AutoCloseable {

    private static final int JOBS_A_RECORDING = 8;

    private record Job(
            @Nullable Recording recording, @Nullable ByteBuffer block, boolean isBroken) {}

    private final RecordingStore store;
    private final RecordingListener listener;
    private final ArrayBlockingQueue<Job> jobs;
    private final Thread thread = new Thread(this::run, "recorder");
    private final Map<Recording, Writing> writings = new HashMap<>();
    private final Map<Recording, IOException> faults = new HashMap<>();

    Recorder(RecordingStore store, int mostRecordings, RecordingListener listener) {
        this.store = store;
        this.listener = listener;
        this.jobs = new ArrayBlockingQueue<>(JOBS_A_RECORDING * mostRecordings + 1);
    }

    /** Completes what was left behind, then writes from now on. */
    void start() throws IOException {
        for (Kept kept : store.recover()) {
            listener.ended(kept.name(), kept.file(), lengthMs(kept.soundBytes()), true);
        }
        thread.start();
    }

    /** Whether a recording of that name is there, complete or not. */
    boolean has(String name) {
        return store.has(name);
    }

    /** Whether another recording may be begun. */
    boolean hasRoom() {
        return store.hasRoom();
    }

    /** Writes a full block; by the media thread. There is room, since a recording has few blocks. */
    void write(Recording recording, ByteBuffer block) {
        jobs.add(new Job(recording, block, false));
    }

    /** Ends a recording; by the media thread. */
    void finish(Recording recording, boolean isBroken) {
        jobs.add(new Job(recording, null, isBroken));
    }

    /** Writes what was handed over, then ends. */
    @Override
    public void close() {
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            jobs.put(new Job(null, null, false));
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            Job job = jobs.take();
            while (job.recording() != null) {
                if (job.block() != null) {
                    append(job.recording(), job.block());
                } else {
                    end(job.recording(), job.isBroken());
                }
                job = jobs.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void append(Recording recording, ByteBuffer block) {
        if (!faults.containsKey(recording)) {
            try {
                writing(recording).append(block);
            } catch (IOException e) {
                faults.put(recording, e);
            }
        }
        recording.giveBack(block);
    }

    private void end(Recording recording, boolean isBroken) {
        boolean isWhole = !isBroken && !faults.containsKey(recording);
        Kept kept = new Kept(recording.name(), "", 0);
        try {
            kept = writing(recording).finish();
        } catch (IOException e) {
            isWhole = false;
        }
        writings.remove(recording);
        faults.remove(recording);
        listener.ended(kept.name(), kept.file(), lengthMs(kept.soundBytes()), isWhole);
    }

    private Writing writing(Recording recording) throws IOException {
        Writing underWay = writings.get(recording);
        if (underWay == null) {
            underWay = store.begin(recording.name());
            writings.put(recording, underWay);
        }
        return underWay;
    }

    private static long lengthMs(long soundBytes) {
        return soundBytes / RecordingStore.MOMENT_BYTES * 1_000 / Codec.SAMPLES_PER_S;
    }
}
