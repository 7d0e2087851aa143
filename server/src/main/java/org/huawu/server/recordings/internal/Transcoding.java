package org.huawu.server.recordings.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.huawu.server.recordings.QuietHours;
import org.huawu.server.recordings.RecordingCoder;
import org.huawu.server.recordings.RecordingsSettings;
import org.huawu.server.recordings.internal.opus.OpusCheck;
import org.huawu.server.recordings.internal.opus.OpusEncoder;
import org.huawu.server.reports.ReportsSettings;
import org.huawu.server.sealing.KeyGone;
import org.huawu.switchboard.recording.SealedFile;
import org.huawu.switchboard.rtp.opus.LibOpus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Turns recordings into Opus while little is going on, one at a time. The new file is sealed, synced and read back to its end
 * before it takes its name, and only then the old one goes: whatever breaks off leaves one of both whole. One thread.
 */
@Component
class Transcoding implements RecordingCoder {

    private static final Logger LOG = LoggerFactory.getLogger(Transcoding.class);
    private static final int AT_ONCE = 100;
    private static final int MOMENT_BYTES = 4;
    /** Nobody waits for its first hearing any more, and the switchboard has reported it. */
    private static final Duration LEAST_AGE = Duration.ofHours(1);

    private final SealedRecordings recordings;
    private final Optional<LibOpus> opus = LibOpus.find();
    private final QuietHours hours;
    private final int mostRunning;
    private final ZoneId zone;
    private final Clock clock;
    /** Those that cannot be read; asked for again after a restart. */
    private final Set<String> failed = new HashSet<>();

    Transcoding(KeptRecordings kept, RecordingsSettings settings, ReportsSettings place, Clock clock) {
        this.recordings = kept.sealed();
        this.hours = settings.quiet();
        this.mostRunning = settings.quietCalls();
        this.zone = place.zone();
        this.clock = clock;
    }

    @Override
    public @Nullable String library() {
        return opus.map(LibOpus::version).orElse(null);
    }

    /**
     * Goes on as long as it is quiet and there are recordings.
     *
     * @param until when to come back at the latest
     * @param isStopping to come back at once; the one at hand is begun anew another time
     * @return whether there are more and it is quiet
     */
    boolean run(Instant until, BooleanSupplier isStopping) throws IOException {
        while (isQuiet()) {
            List<String> waiting = recordings.wavs(AT_ONCE, clock.instant().minus(LEAST_AGE), failed);
            if (waiting.isEmpty()) {
                return false;
            }
            for (String name : waiting) {
                if (isStopping.getAsBoolean() || !isQuiet()) {
                    return false;
                }
                if (clock.instant().isAfter(until)) {
                    return true;
                }
                transcode(name, isStopping);
            }
        }
        return false;
    }

    /** Whether it is the time for it, few calls are being recorded, and the library is there. */
    boolean isQuiet() {
        return opus.isPresent() && hours.contains(clock.instant(), zone) && recordings.running() <= mostRunning;
    }

    private void transcode(String name, BooleanSupplier isStopping) {
        try {
            if (recordings.hasOpus(name) || write(opus.orElseThrow(), name, isStopping)) {
                recordings.destroyWav(name);
            }
        } catch (IOException | KeyGone e) {
            failed.add(name);
            LOG.warn("recording {} stays as it is: {}", name, e.toString());
        }
    }

    /** Writes it whole and gives it its name; false when it was stopped before. */
    private boolean write(LibOpus library, String name, BooleanSupplier isStopping) throws IOException, KeyGone {
        try (RecordedSound wav = recordings.open(name, SoundForm.WAV)) {
            try (SealedFile sealed = recordings.beginOpus(name);
                    OpusEncoder encoder = new OpusEncoder(library, sealed::append)) {
                long at = 0;
                while (at < wav.soundBytes()) {
                    if (isStopping.getAsBoolean()) {
                        return false;
                    }
                    ByteBuffer piece = wav.from(at);
                    at += piece.remaining();
                    encoder.add(piece);
                }
                encoder.end();
                sealed.finish();
            }
            long moments;
            try (SoundInput stream = new SoundInput(ByteBuffer.allocate(0), recordings.openPartOfOpus(name))) {
                moments = OpusCheck.moments(library, stream);
            }
            if (moments != wav.soundBytes() / MOMENT_BYTES) {
                throw new IOException("it would sound " + moments + " moments of " + wav.soundBytes() / MOMENT_BYTES);
            }
        }
        recordings.completeOpus(name);
        return true;
    }
}
