package org.huawu.server.recordings.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.huawu.kernel.ClientId;
import org.huawu.server.installation.PrivateFiles;
import org.huawu.server.sealing.ClientKeys;
import org.huawu.server.sealing.KeyGone;
import org.huawu.switchboard.recording.DataKey;
import org.huawu.switchboard.recording.SealedFile;
import org.huawu.switchboard.rtp.RecordingStore;

/**
 * Recordings in a folder, each under a key of its own from its first sound on: NAME.hwr.part while it runs, NAME.hwr when it
 * is complete. What a crash left behind ends with its last whole piece. Later, in a quiet hour, NAME.hwo takes its place: the
 * same sound as Opus, sealed in the same way.
 */
public final class SealedRecordings implements RecordingStore {

    private static final String SUFFIX = SoundForm.WAV.suffix();
    private static final String PART = SUFFIX + ".part";
    private static final String OPUS_PART = SoundForm.OPUS.suffix() + ".part";

    private final Path folder;
    private final ClientKeys keys;
    private final BooleanSupplier hasRoom;
    private final AtomicInteger running = new AtomicInteger();

    /**
     * A folder of recordings; made, for the owner only, when it is not there.
     *
     * @param hasRoom whether the disk has room for another recording
     * @throws IOException when it cannot be made
     */
    public SealedRecordings(Path folder, ClientKeys keys, BooleanSupplier hasRoom) throws IOException {
        PrivateFiles.createFolders(folder);
        this.folder = folder;
        this.keys = keys;
        this.hasRoom = hasRoom;
    }

    /** Where a complete recording lies as the switchboard wrote it, or would lie. */
    public Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }

    private Path opusFile(String name) {
        return folder.resolve(name + SoundForm.OPUS.suffix());
    }

    /** How many recordings are under way. */
    int running() {
        return running.get();
    }

    @Override
    public boolean has(String name) {
        return Files.exists(file(name)) || Files.exists(folder.resolve(name + PART)) || hasOpus(name);
    }

    @Override
    public boolean hasRoom() {
        return hasRoom.getAsBoolean();
    }

    @Override
    public List<Kept> recover() throws IOException {
        List<Path> leftBehind;
        try (Stream<Path> all = Files.list(folder)) {
            leftBehind = all.filter(each -> each.getFileName().toString().endsWith(PART))
                    .sorted()
                    .toList();
        }
        List<Kept> completed = new ArrayList<>();
        for (Path part : leftBehind) {
            String file = part.getFileName().toString();
            String name = file.substring(0, file.length() - PART.length());
            byte[] wrapped = SealedFile.wrappedKey(part);
            if (wrapped == null) {
                // not even its key was written: there is no sound in it
                Files.delete(part);
            } else {
                completed.add(complete(name, SealedFile.repair(part, key(file, wrapped))));
            }
        }
        return completed;
    }

    private DataKey key(String file, byte[] wrapped) throws IOException {
        try {
            return keys.dataKey(wrapped);
        } catch (KeyGone e) {
            throw new IOException("the key of recording " + file + " is gone", e);
        }
    }

    @Override
    public Writing begin(String name) throws IOException {
        DataKey key;
        try {
            key = keys.newDataKey(RecordingName.of(name).client());
        } catch (IllegalStateException e) {
            throw new IOException("the client of recording " + name + " has no key", e);
        }
        if (has(name)) {
            throw new IOException("recording " + name + " is there already");
        }
        FileChannel file = FileChannel.open(
                folder.resolve(name + PART),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PrivateFiles.ownerOnly());
        SealedFile sealed = SealedFile.begin(file, key);
        running.incrementAndGet();
        return new Writing() {
            @Override
            public void append(ByteBuffer block) throws IOException {
                sealed.append(block);
            }

            @Override
            public Kept finish() throws IOException {
                running.decrementAndGet();
                return complete(name, sealed.finish());
            }
        };
    }

    private Kept complete(String name, long soundBytes) throws IOException {
        Files.move(folder.resolve(name + PART), file(name), StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.syncFolder(folder);
        return new Kept(name, name + SUFFIX, soundBytes);
    }

    /**
     * A file of a complete recording.
     *
     * @param writtenAt when it was last written
     */
    record KeptFile(String name, ClientId client, Instant writtenAt) {}

    /** What is done with some files at once. */
    interface Each {
        void files(List<KeptFile> some) throws IOException;
    }

    /** Shows the files of all complete recordings, so many at once, in no order. */
    void files(int atOnce, Each each) throws IOException {
        List<KeptFile> some = new ArrayList<>();
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(folder, "*{" + SUFFIX + "," + SoundForm.OPUS.suffix() + "}")) {
            for (Path path : all) {
                keptFile(path).ifPresent(some::add);
                if (some.size() == atOnce) {
                    each.files(List.copyOf(some));
                    some.clear();
                }
            }
        }
        each.files(List.copyOf(some));
    }

    private static Optional<KeptFile> keptFile(Path path) throws IOException {
        String file = path.getFileName().toString();
        String name = file.substring(0, file.length() - SUFFIX.length());
        if (!RecordingName.isOne(name)) {
            return Optional.empty();
        }
        try {
            Instant writtenAt = Files.getLastModifiedTime(path).toInstant();
            return Optional.of(new KeptFile(name, RecordingName.of(name).client(), writtenAt));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // gone meanwhile
        }
    }

    /** Names of recordings that lie as the switchboard wrote them, were last written before a moment, and are not among some. */
    List<String> wavs(int most, Instant before, Set<String> without) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            Iterator<Path> each = all.iterator();
            while (each.hasNext() && names.size() < most) {
                keptFile(each.next())
                        .filter(file -> file.writtenAt().isBefore(before) && !without.contains(file.name()))
                        .ifPresent(file -> names.add(file.name()));
            }
        }
        return names;
    }

    /** Whether a recording lies complete as Opus. */
    boolean hasOpus(String name) {
        return Files.exists(opusFile(name));
    }

    /** Begins a recording's Opus, under a key of its own; what a crash left of an earlier beginning is gone. */
    SealedFile beginOpus(String name) throws IOException {
        Path part = folder.resolve(name + OPUS_PART);
        Files.deleteIfExists(part);
        DataKey key = keys.newDataKey(RecordingName.of(name).client());
        FileChannel file = FileChannel.open(
                part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PrivateFiles.ownerOnly());
        return SealedFile.begin(file, key);
    }

    /** Opens Opus that was finished and has not its name yet. */
    RecordedSound openPartOfOpus(String name) throws IOException, KeyGone {
        return RecordedSound.open(folder.resolve(name + OPUS_PART), SoundForm.OPUS, keys);
    }

    /** Gives Opus its name and the age of its recording: from now on it is what is played. */
    void completeOpus(String name) throws IOException {
        Path part = folder.resolve(name + OPUS_PART);
        Files.setLastModifiedTime(part, Files.getLastModifiedTime(file(name)));
        Files.move(part, opusFile(name), StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.syncFolder(folder);
    }

    /** Destroys a recording as the switchboard wrote it; its Opus stays. */
    void destroyWav(String name) throws IOException {
        destroy(file(name));
        PrivateFiles.syncFolder(folder);
    }

    /**
     * Destroys a complete recording in every form: first the key in its head, then the file. May be called again after it
     * broke off.
     *
     * @return whether there was one
     */
    boolean destroy(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name + OPUS_PART));
        boolean wasWav = destroy(file(name));
        boolean wasOpus = destroy(opusFile(name));
        PrivateFiles.syncFolder(folder);
        return wasWav || wasOpus;
    }

    private static boolean destroy(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        SealedFile.destroyKey(file);
        Files.delete(file);
        return true;
    }

    /**
     * Opens a complete recording for playing.
     *
     * @throws IOException when it is not there, was cut or was changed
     * @throws KeyGone when its client's key is gone
     */
    public RecordedSound open(String name) throws IOException, KeyGone {
        return open(name, hasOpus(name) ? SoundForm.OPUS : SoundForm.WAV);
    }

    /** As {@link #open(String)}, in this form only. */
    public RecordedSound open(String name, SoundForm form) throws IOException, KeyGone {
        return RecordedSound.open(folder.resolve(name + form.suffix()), form, keys);
    }
}
