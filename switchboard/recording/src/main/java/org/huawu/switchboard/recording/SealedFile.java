package org.huawu.switchboard.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * A recording being written, see {@link SealedSound}. Sound that fills no piece yet waits in memory: half a second at most. One
 * thread at a time.
 */
public final class SealedFile implements AutoCloseable {

    private final FileChannel file;
    private final DataKey key;
    private final ByteBuffer waiting = ByteBuffer.allocate(SealedSound.PIECE_BYTES);
    private int pieces;

    private SealedFile(FileChannel file, DataKey key, int pieces) {
        this.file = file;
        this.key = key;
        this.pieces = pieces;
    }

    /** Begins one by writing its header. */
    public static SealedFile begin(FileChannel file, DataKey key) throws IOException {
        write(file, SealedSound.header(key.wrapped()));
        return new SealedFile(file, key, 0);
    }

    /** Takes in what there is of sound. */
    public void append(ByteBuffer block) throws IOException {
        while (block.hasRemaining()) {
            if (!waiting.hasRemaining()) {
                writePiece(false);
            }
            int length = Math.min(block.remaining(), waiting.remaining());
            waiting.put(block.slice(block.position(), length));
            block.position(block.position() + length);
        }
    }

    /** Writes the last piece, syncs and closes; returns the bytes of sound. */
    public long finish() throws IOException {
        long soundBytes = (long) pieces * SealedSound.PIECE_BYTES + waiting.position();
        writePiece(true);
        file.force(true);
        file.close();
        return soundBytes;
    }

    /** Gives the file back; what was not finished is a part only. */
    @Override
    public void close() throws IOException {
        file.close();
    }

    private void writePiece(boolean isLast) throws IOException {
        write(file, SealedSound.piece(key.secret(), pieces, waiting.flip(), isLast));
        waiting.clear();
        pieces++;
    }

    /**
     * The key that stands in the head of a file, as {@link DataKey#wrapped} gave it.
     *
     * @return null when there is no whole head
     */
    public static byte @Nullable [] wrappedKey(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return wrappedKey(file);
        }
    }

    /** As {@link #wrappedKey(Path)}, of a file that is open. */
    public static byte @Nullable [] wrappedKey(FileChannel file) throws IOException {
        return SealedSound.wrappedKey(read(file, 0, (int) Math.min(file.size(), SealedSound.mostHeaderBytes())));
    }

    /**
     * Cuts off what is torn and writes the last piece.
     *
     * @param key the one in its head
     * @return the bytes of sound
     */
    public static long repair(Path part, DataKey key) throws IOException {
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long at = SealedSound.headerBytes(key.wrapped());
            int whole = 0;
            long pieceBytes = SealedSound.LENGTH_BYTES + SealedSound.PIECE_BYTES + SealedSound.TAG_BYTES;
            while (at + pieceBytes <= file.size() && isWhole(file, at, key, whole)) {
                at += pieceBytes;
                whole++;
            }
            file.truncate(at);
            file.position(at);
            return new SealedFile(file, key, whole).finish();
        }
    }

    private static boolean isWhole(FileChannel file, long at, DataKey key, int number) throws IOException {
        ByteBuffer piece = read(file, at, SealedSound.LENGTH_BYTES + SealedSound.PIECE_BYTES + SealedSound.TAG_BYTES);
        int head = piece.getInt();
        if (head != SealedSound.PIECE_BYTES) {
            return false;
        }
        try {
            return SealedSound.sound(key.secret(), number, head, piece).remaining() == SealedSound.PIECE_BYTES;
        } catch (GeneralSecurityException torn) {
            return false;
        }
    }

    /** Overwrites the head with the wrapped key in it: what is left of the file can be opened by nobody. */
    public static void destroyKey(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            write(file, ByteBuffer.allocate((int) Math.min(file.size(), SealedSound.mostHeaderBytes())));
            file.force(true);
        }
    }

    /** So many bytes from a place on; {@link IOException} when the file ends before. */
    public static ByteBuffer read(FileChannel file, long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, at + bytes.position()) < 0) {
                throw new IOException("the file ends too soon");
            }
        }
        return bytes.flip();
    }

    private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }
}
