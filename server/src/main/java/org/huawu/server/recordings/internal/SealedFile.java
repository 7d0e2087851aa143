package org.huawu.server.recordings.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import org.huawu.server.sealing.ClientKeys;
import org.huawu.server.sealing.DataKey;
import org.huawu.server.sealing.KeyGone;

/** A recording being written, see {@link SealedSound}. Sound that fills no piece yet waits in memory: half a second at most. */
final class SealedFile implements AutoCloseable {

    private final FileChannel file;
    private final DataKey key;
    private final ByteBuffer waiting = ByteBuffer.allocate(SealedSound.PIECE_BYTES);
    private int pieces;

    private SealedFile(FileChannel file, DataKey key, int pieces) {
        this.file = file;
        this.key = key;
        this.pieces = pieces;
    }

    static SealedFile begin(FileChannel file, DataKey key) throws IOException {
        write(file, SealedSound.header(key.wrapped()));
        return new SealedFile(file, key, 0);
    }

    void append(ByteBuffer block) throws IOException {
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
    long finish() throws IOException {
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

    /** Whether the header is whole. */
    static boolean isBegun(Path part) throws IOException {
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.READ)) {
            return SealedSound.wrappedKey(start(file)) != null;
        }
    }

    /** Cuts off what is torn and writes the last piece; returns the bytes of sound. */
    static long repair(Path part, ClientKeys keys) throws IOException {
        FileChannel file = FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            byte[] wrapped = SealedSound.wrappedKey(start(file));
            if (wrapped == null) {
                throw new IOException("not a recording: " + part.getFileName());
            }
            DataKey key = keys.dataKey(wrapped);
            long at = SealedSound.headerBytes(wrapped);
            int whole = 0;
            long pieceBytes = SealedSound.LENGTH_BYTES + SealedSound.PIECE_BYTES + SealedSound.TAG_BYTES;
            while (at + pieceBytes <= file.size() && isWhole(file, at, key, whole)) {
                at += pieceBytes;
                whole++;
            }
            file.truncate(at);
            file.position(at);
            return new SealedFile(file, key, whole).finish();
        } catch (KeyGone e) {
            throw new IOException("the key of recording " + part.getFileName() + " is gone", e);
        } finally {
            file.close();
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
    static void destroyKey(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            write(file, ByteBuffer.allocate((int) Math.min(file.size(), SealedSound.mostHeaderBytes())));
            file.force(true);
        }
    }

    static ByteBuffer start(FileChannel file) throws IOException {
        return read(file, 0, (int) Math.min(file.size(), SealedSound.mostHeaderBytes()));
    }

    static ByteBuffer read(FileChannel file, long at, int length) throws IOException {
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
