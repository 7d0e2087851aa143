package org.huawu.server.recordings.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A header, then a recording's sound, which it closes; what is skipped is not read. */
public final class SoundInput extends InputStream {

    private final int headerBytes;
    private final ByteBuffer header;
    private final RecordedSound sound;
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private long at;

    public SoundInput(ByteBuffer header, RecordedSound sound) {
        this.header = header;
        this.headerBytes = header.remaining();
        this.sound = sound;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        ByteBuffer from = at < headerBytes ? header.position((int) at) : sound();
        if (from == null) {
            return -1;
        }
        int taken = Math.min(length, from.remaining());
        from.get(into, offset, taken);
        at += taken;
        return taken;
    }

    @Override
    public long skip(long bytes) {
        long skipped = Math.clamp(bytes, 0, headerBytes + sound.soundBytes() - at);
        at += skipped;
        piece = ByteBuffer.allocate(0);
        return skipped;
    }

    @Override
    public void close() {
        try {
            sound.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable ByteBuffer sound() throws IOException {
        if (!piece.hasRemaining()) {
            long place = at - headerBytes;
            if (place >= sound.soundBytes()) {
                return null;
            }
            piece = sound.from(place);
        }
        return piece;
    }
}
