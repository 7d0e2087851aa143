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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.huawu.kernel.ClientId;
import org.huawu.server.installation.PrivateFiles;
import org.huawu.server.sealing.ClientKeys;
import org.huawu.server.sealing.DataKey;
import org.huawu.server.sealing.KeyGone;
import org.huawu.switchboard.rtp.RecordingStore;

/**
 * Recordings in a folder, each under a key of its own from its first sound on: NAME.hwr.part while it runs, NAME.hwr when it
 * is complete. What a crash left behind ends with its last whole piece.
 */
public final class SealedRecordings implements RecordingStore {

    static final String SUFFIX = ".hwr";
    private static final String PART = SUFFIX + ".part";

    private final Path folder;
    private final ClientKeys keys;
    private final BooleanSupplier hasRoom;

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

    /** Where a complete recording lies or would lie. */
    public Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }

    @Override
    public boolean has(String name) {
        return Files.exists(file(name)) || Files.exists(folder.resolve(name + PART));
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
            if (SealedFile.isBegun(part)) {
                completed.add(complete(name, SealedFile.repair(part, keys)));
            } else {
                // not even its key was written: there is no sound in it
                Files.delete(part);
            }
        }
        return completed;
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
        return new Writing() {
            @Override
            public void append(ByteBuffer block) throws IOException {
                sealed.append(block);
            }

            @Override
            public Kept finish() throws IOException {
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
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
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

    /**
     * Destroys a complete recording: first the key in its head, then the file. May be called again after it broke off.
     *
     * @return whether there was one
     */
    boolean destroy(String name) throws IOException {
        Path file = file(name);
        if (!Files.exists(file)) {
            return false;
        }
        SealedFile.destroyKey(file);
        Files.delete(file);
        PrivateFiles.syncFolder(folder);
        return true;
    }

    /**
     * Opens a complete recording for playing.
     *
     * @throws IOException when it is not there, was cut or was changed
     * @throws KeyGone when its client's key is gone
     */
    public RecordedSound open(String name) throws IOException, KeyGone {
        return RecordedSound.open(file(name), keys);
    }
}
