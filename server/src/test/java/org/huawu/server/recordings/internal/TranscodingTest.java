package org.huawu.server.recordings.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.recordings.RecordingRoom.Look;
import org.huawu.server.recordings.RecordingRoom.State;
import org.huawu.server.recordings.RecordingsSettings;
import org.huawu.server.recordings.internal.opus.OpusCheck;
import org.huawu.server.reports.ReportsSettings;
import org.huawu.server.sealing.KeyGone;
import org.huawu.switchboard.rtp.RecordingStore.Writing;
import org.huawu.switchboard.rtp.opus.LibOpus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How recordings become small. Skipped, and said so, where libopus is not installed. */
class TranscodingTest {

    private static final String NAME = "c1000-7-4096-3";
    private static final Instant NIGHT = Instant.parse("2026-11-20T18:00:00Z"); // 02:00 in Shanghai
    private static final Instant DAY = Instant.parse("2026-11-21T06:00:00Z");

    private Path folder;
    private SealedRecordings recordings;
    private KeptRecordings kept;

    @BeforeEach
    void make(@TempDir Path temp) throws IOException {
        assumeTrue(LibOpus.find().isPresent(), "libopus is not installed");
        kept = new KeptRecordings(
                new DataFolder(temp), new TestKeys(new Random(11)), () -> new Look(9, 2, 1, State.AMPLE));
        recordings = kept.sealed();
        folder = kept.folder();
    }

    @Test
    void given_a_quiet_night_when_it_is_gone_through_then_opus_of_the_same_length_takes_the_place_of_each()
            throws IOException, KeyGone {
        List<String> names = List.of(NAME, "c1000-7-4097-0", "c1000-7-4098-0");
        for (String name : names) {
            recorded(name, 100_004);
        }

        assertThat(run(NIGHT)).isFalse();

        for (String name : names) {
            assertThat(recordings.file(name)).doesNotExist();
            assertThat(Files.size(opus(name))).isLessThan(100_004 / 4);
            assertThat(Files.readString(opus(name), StandardCharsets.ISO_8859_1))
                    .doesNotContain("OggS", "Opus");
            assertThat(Files.getLastModifiedTime(opus(name)).toInstant()).isEqualTo(NIGHT.minus(Duration.ofDays(1)));
            assertThat(moments(name)).isEqualTo(25_001);
            assertThat(recordings.has(name)).isTrue();
        }
    }

    @Test
    void given_the_day_or_calls_being_recorded_when_it_is_asked_then_nothing_is_done() throws IOException {
        recorded(NAME, 8_000);
        assertThat(run(DAY)).isFalse();
        assertThat(recordings.file(NAME)).exists();

        Writing first = recordings.begin("c1000-7-1-0");
        Writing second = recordings.begin("c1000-7-2-0");
        run(NIGHT);
        assertThat(recordings.file(NAME)).exists();

        first.finish();
        second.finish();
        run(NIGHT);
        assertThat(recordings.file(NAME)).doesNotExist();
    }

    @Test
    void given_a_recording_of_this_hour_when_it_is_gone_through_then_it_waits() throws IOException {
        recorded(NAME, 8_000);
        Files.setLastModifiedTime(recordings.file(NAME), FileTime.from(NIGHT.minus(Duration.ofMinutes(59))));
        run(NIGHT);
        assertThat(recordings.file(NAME)).exists();
    }

    @Test
    void given_a_crash_while_it_is_written_when_it_is_gone_through_again_then_it_is_begun_anew()
            throws IOException, KeyGone {
        recorded(NAME, 100_000);
        Files.writeString(folder.resolve(NAME + ".hwo.part"), "the half of it");
        assertThat(recordings.recover()).isEmpty();

        run(NIGHT);

        assertThat(moments(NAME)).isEqualTo(25_000);
        assertThat(files()).containsExactly(NAME + ".hwo");
    }

    @Test
    void given_the_end_of_the_program_when_one_is_half_done_then_it_is_left_and_begun_anew()
            throws IOException, KeyGone {
        recorded(NAME, 100_000);
        AtomicInteger asked = new AtomicInteger();

        assertThat(transcoding(NIGHT).run(NIGHT, () -> asked.incrementAndGet() > 3))
                .isFalse();
        assertThat(files()).containsExactly(NAME + ".hwo.part", NAME + ".hwr");

        run(NIGHT);
        assertThat(moments(NAME)).isEqualTo(25_000);
        assertThat(files()).containsExactly(NAME + ".hwo");
    }

    @Test
    void given_a_crash_before_the_old_file_is_gone_when_it_is_gone_through_again_then_only_that_is_done()
            throws IOException {
        recorded(NAME, 100_000);
        byte[] wav = Files.readAllBytes(recordings.file(NAME));
        run(NIGHT);
        byte[] opus = Files.readAllBytes(opus(NAME));
        Files.write(recordings.file(NAME), wav);
        Files.setLastModifiedTime(recordings.file(NAME), FileTime.from(NIGHT.minus(Duration.ofDays(1))));

        run(NIGHT);

        assertThat(files()).containsExactly(NAME + ".hwo");
        assertThat(Files.readAllBytes(opus(NAME))).isEqualTo(opus);
    }

    @Test
    void given_a_recording_that_was_changed_when_it_is_gone_through_then_it_stays_and_the_others_go_on()
            throws IOException {
        recorded(NAME, 100_000);
        recorded("c1000-7-4097-0", 100_000);
        byte[] changed = Files.readAllBytes(recordings.file(NAME));
        changed[40_000] ^= 1;
        Files.write(recordings.file(NAME), changed);
        Files.setLastModifiedTime(recordings.file(NAME), FileTime.from(NIGHT.minus(Duration.ofDays(1))));

        assertThat(run(NIGHT)).isFalse();

        assertThat(Files.readAllBytes(recordings.file(NAME))).isEqualTo(changed);
        assertThat(opus(NAME)).doesNotExist();
        assertThat(opus("c1000-7-4097-0")).exists();
    }

    @Test
    void given_a_recording_in_every_form_when_it_is_destroyed_then_nothing_is_left() throws IOException {
        recorded(NAME, 8_000);
        byte[] wav = Files.readAllBytes(recordings.file(NAME));
        run(NIGHT);
        Files.write(recordings.file(NAME), wav);
        Files.write(folder.resolve(NAME + ".hwo.part"), wav);

        assertThat(recordings.destroy(NAME)).isTrue();
        assertThat(files()).isEmpty();
        assertThat(recordings.destroy(NAME)).isFalse();
    }

    private boolean run(Instant now) throws IOException {
        return transcoding(now).run(now, () -> false);
    }

    private Transcoding transcoding(Instant now) {
        RecordingsSettings settings = new RecordingsSettings(180, Duration.ofMinutes(1), 2, 1, "01:00-05:00", 1);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Transcoding(kept, settings, new ReportsSettings("Asia/Shanghai"), clock);
    }

    private void recorded(String name, int bytes) throws IOException {
        Writing writing = recordings.begin(name);
        writing.append(ByteBuffer.allocate(bytes));
        writing.finish();
        Files.setLastModifiedTime(recordings.file(name), FileTime.from(NIGHT.minus(Duration.ofDays(1))));
    }

    private long moments(String name) throws IOException, KeyGone {
        RecordedSound sound = recordings.open(name);
        assertThat(sound.form()).isEqualTo(SoundForm.OPUS);
        try (SoundInput stream = new SoundInput(ByteBuffer.allocate(0), sound)) {
            return OpusCheck.moments(LibOpus.find().orElseThrow(), stream);
        }
    }

    private Path opus(String name) {
        return folder.resolve(name + ".hwo");
    }

    private List<String> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
