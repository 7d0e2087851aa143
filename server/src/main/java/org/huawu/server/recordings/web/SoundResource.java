package org.huawu.server.recordings.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.huawu.server.recordings.internal.RecordedSound;
import org.huawu.server.recordings.internal.SealedRecordings;
import org.huawu.server.recordings.internal.SoundForm;
import org.huawu.server.recordings.internal.SoundInput;
import org.huawu.server.sealing.KeyGone;
import org.huawu.switchboard.rtp.WavFile;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;
import org.springframework.http.MediaType;

/** A recording as a file that browsers play, opened as it is read; any part of it without reading what stands before. */
final class SoundResource extends AbstractResource {

    private static final MediaType WAV = MediaType.parseMediaType("audio/wav");
    private static final MediaType OGG = MediaType.parseMediaType("audio/ogg");

    private final SealedRecordings recordings;
    private final String name;
    private final SoundForm form;
    private final long soundBytes;

    private SoundResource(SealedRecordings recordings, String name, SoundForm form, long soundBytes) {
        this.recordings = recordings;
        this.name = name;
        this.form = form;
        this.soundBytes = soundBytes;
    }

    static SoundResource of(SealedRecordings recordings, String name) throws IOException, KeyGone {
        try (RecordedSound sound = recordings.open(name)) {
            return new SoundResource(recordings, name, sound.form(), sound.soundBytes());
        }
    }

    MediaType type() {
        return form == SoundForm.WAV ? WAV : OGG;
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
            return new SoundInput(header(), recordings.open(name, form));
        } catch (KeyGone e) {
            throw new IOException(e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SoundResource that && name.equals(that.name) && form == that.form;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    private ByteBuffer header() {
        return form == SoundForm.WAV ? WavFile.stereoHeader(soundBytes) : ByteBuffer.allocate(0);
    }
}
