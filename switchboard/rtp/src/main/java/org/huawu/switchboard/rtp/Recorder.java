package org.huawu.switchboard.rtp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes recordings to files, all on one thread of its own. A recording under way is called NAME.wav.part; its length is
 * the file's. When it ends, its header is completed, the file is synced and renamed to NAME.wav. What a crash left behind
 * is completed at the next start.
 */
final class Recorder implements AutoCloseable {

    private static final String PART = ".part";
    private static final int JOBS_A_RECORDING = 8;

    private record Job(
            @Nullable Recording recording, @Nullable ByteBuffer block, boolean isBroken) {}

    private final Path folder;
    private final RecordingListener listener;
    private final ArrayBlockingQueue<Job> jobs;
    private final Thread thread = new Thread(this::run, "recorder");
    private final Map<Recording, FileChannel> files = new HashMap<>();
    private final Map<Recording, IOException> faults = new HashMap<>();

    Recorder(Path folder, int mostRecordings, RecordingListener listener) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.listener = listener;
        this.jobs = new ArrayBlockingQueue<>(JOBS_A_RECORDING * mostRecordings + 1);
    }

    /** Completes what was left behind, then writes from now on. */
    void start() throws IOException {
        for (Path part : leftBehind()) {
            String file = part.getFileName().toString();
            String name = file.substring(0, file.length() - PART.length() - ".wav".length());
            long sound = complete(part);
            listener.ended(name, name + ".wav", lengthMs(sound), true);
        }
        thread.start();
    }

    /** Whether a recording of that name is there, complete or not. */
    boolean has(String name) {
        return Files.exists(folder.resolve(name + ".wav")) || Files.exists(part(name));
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
                FileChannel file = open(recording);
                while (block.hasRemaining()) {
                    file.write(block);
                }
            } catch (IOException e) {
                faults.put(recording, e);
            }
        }
        recording.giveBack(block);
    }

    private void end(Recording recording, boolean isBroken) {
        boolean isWhole = !isBroken && !faults.containsKey(recording);
        long sound = 0;
        try {
            open(recording).close();
            sound = complete(part(recording.name()));
        } catch (IOException e) {
            isWhole = false;
        }
        files.remove(recording);
        faults.remove(recording);
        listener.ended(recording.name(), recording.name() + ".wav", lengthMs(sound), isWhole);
    }

    private FileChannel open(Recording recording) throws IOException {
        FileChannel open = files.get(recording);
        if (open != null) {
            return open;
        }
        FileChannel file =
                FileChannel.open(part(recording.name()), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        files.put(recording, file);
        ByteBuffer header = WavFile.stereoHeader(0);
        while (header.hasRemaining()) {
            file.write(header);
        }
        return file;
    }

    private long complete(Path part) throws IOException {
        long sound = WavFile.repair(part);
        String file = part.getFileName().toString();
        Files.move(
                part, folder.resolve(file.substring(0, file.length() - PART.length())), StandardCopyOption.ATOMIC_MOVE);
        return sound;
    }

    private List<Path> leftBehind() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(each -> each.getFileName().toString().endsWith(".wav" + PART))
                    .sorted()
                    .toList();
        }
    }

    private Path part(String name) {
        return folder.resolve(name + ".wav" + PART);
    }

    private static long lengthMs(long sound) {
        return sound / WavFile.STEREO * 1_000 / Codec.SAMPLES_PER_S;
    }
}
