package org.huawu.server.recordings.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.huawu.server.recordings.internal.RecordedSound;
import org.huawu.server.recordings.internal.SealedRecordings;
import org.huawu.server.sealing.KeyGone;
import org.huawu.switchboard.rtp.WavFile;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;

/** A recording as a WAV file, opened as it is read; any part of it without reading what stands before. */
final class WavResource extends AbstractResource {

    private final SealedRecordings recordings;
    private final String name;
    private final long soundBytes;

    private WavResource(SealedRecordings recordings, String name, long soundBytes) {
        this.recordings = recordings;
        this.name = name;
        this.soundBytes = soundBytes;
    }

    static WavResource of(SealedRecordings recordings, String name) throws IOException, KeyGone {
        try (RecordedSound sound = recordings.open(name)) {
            return new WavResource(recordings, name, sound.soundBytes());
        }
    }

    @Override
    public String getDescription() {
        return "recording " + name;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public long contentLength() {
        return header().remaining() + soundBytes;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        try {
            return new SoundStream(header(), recordings.open(name));
        } catch (KeyGone e) {
            throw new IOException(e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WavResource that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    private ByteBuffer header() {
        return WavFile.stereoHeader(soundBytes);
    }

    /** Header, then sound; what is skipped is not read. */
    private static final class SoundStream extends InputStream {

        private final int headerBytes;
        private final ByteBuffer header;
        private final RecordedSound sound;
        private ByteBuffer piece = ByteBuffer.allocate(0);
        private long at;

        SoundStream(ByteBuffer header, RecordedSound sound) {
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
}
