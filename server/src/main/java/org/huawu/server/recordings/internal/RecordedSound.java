package org.huawu.server.recordings.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import org.huawu.server.sealing.ClientKeys;
import org.huawu.server.sealing.KeyGone;
import org.huawu.switchboard.recording.DataKey;
import org.huawu.switchboard.recording.SealedFile;
import org.huawu.switchboard.recording.SealedSound;

/** The sound of a complete recording, read piece by piece. One thread at a time. */
public final class RecordedSound implements AutoCloseable {

    private static final int PIECE_ON_DISK = SealedSound.LENGTH_BYTES + SealedSound.PIECE_BYTES + SealedSound.TAG_BYTES;

    private final FileChannel file;
    private final SoundForm form;
    private final DataKey key;
    private final long start;
    private final long soundBytes;

    private RecordedSound(FileChannel file, SoundForm form, DataKey key, long start, long soundBytes) {
        this.file = file;
        this.form = form;
        this.key = key;
        this.start = start;
        this.soundBytes = soundBytes;
    }

    static RecordedSound open(Path path, SoundForm form, ClientKeys keys) throws IOException, KeyGone {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        boolean isOpen = false;
        try {
            byte[] wrapped = SealedFile.wrappedKey(file);
            if (wrapped == null) {
                throw new IOException("not a recording: " + path.getFileName());
            }
            long start = SealedSound.headerBytes(wrapped);
            long full = (file.size() - start) / PIECE_ON_DISK;
            long rest = (file.size() - start) % PIECE_ON_DISK;
            // A last piece that is full leaves no rest; then the last of the full ones says that it is the last.
            long tail = rest == 0 ? 0 : rest - SealedSound.LENGTH_BYTES - SealedSound.TAG_BYTES;
            RecordedSound sound =
                    new RecordedSound(file, form, keys.dataKey(wrapped), start, full * SealedSound.PIECE_BYTES + tail);
            sound.checkEnd(rest == 0 ? full - 1 : full);
            isOpen = true;
            return sound;
        } finally {
            if (!isOpen) {
                file.close();
            }
        }
    }

    /** In which form it lies. */
    public SoundForm form() {
        return form;
    }

    /** How much sound there is, in bytes of its form. */
    public long soundBytes() {
        return soundBytes;
    }

    /**
     * The sound from a place on, up to the end of its piece.
     *
     * @param from 0 up to, not including, {@link #soundBytes}
     * @throws IOException when the file was changed
     */
    public ByteBuffer from(long from) throws IOException {
        long number = from / SealedSound.PIECE_BYTES;
        ByteBuffer piece = piece(number);
        piece.position((int) (from % SealedSound.PIECE_BYTES));
        return piece;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void checkEnd(long last) throws IOException {
        if (last < 0 || soundBytes < 0) {
            throw new IOException("the recording was cut");
        }
        int head = SealedFile.read(file, start + last * PIECE_ON_DISK, SealedSound.LENGTH_BYTES)
                .getInt();
        if ((head & SealedSound.LAST) == 0) {
            throw new IOException("the recording was cut");
        }
        piece(last);
    }

    private ByteBuffer piece(long number) throws IOException {
        long at = start + number * PIECE_ON_DISK;
        int onDisk = (int) Math.min(PIECE_ON_DISK, file.size() - at);
        ByteBuffer piece = SealedFile.read(file, at, onDisk);
        int head = piece.getInt();
        if ((head & ~SealedSound.LAST) != onDisk - SealedSound.LENGTH_BYTES - SealedSound.TAG_BYTES) {
            throw new IOException("piece " + number + " of the recording was changed");
        }
        try {
            return SealedSound.sound(key.secret(), (int) number, head, piece);
        } catch (GeneralSecurityException e) {
            throw new IOException("piece " + number + " of the recording was changed", e);
        }
    }
}
