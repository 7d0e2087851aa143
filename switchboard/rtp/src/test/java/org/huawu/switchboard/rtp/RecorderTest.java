package org.huawu.switchboard.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderTest {

    private final List<String> ended = new CopyOnWriteArrayList<>();

    @Test
    void given_a_recording_when_it_ends_then_the_file_is_whole_and_tells_its_length(@TempDir Path folder)
            throws IOException {
        try (Recorder recorder = recorder(folder)) {
            recorder.start();
            Recording recording = new Recording("r1", recorder, 1_000);
            byte[] speech = new byte[160];
            for (int i = 0; i < 100; i++) {
                recording.left(Codec.PCMA, speech, 160, 1_000 + 160 * i);
                recording.tick(1_000 + 160 * i);
            }
            recording.end(1_000 + 16_000);
        }
        assertThat(ended).containsExactly("r1 r1.wav 2000 true");
        ByteBuffer file =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("r1.wav"))).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(file.limit()).isEqualTo(44 + 64_000);
        assertThat(file.getInt(4)).isEqualTo(36 + 64_000);
        assertThat(file.getInt(40)).isEqualTo(64_000);
        assertThat(file.getShort(44)).isEqualTo(Codec.PCMA.decode((byte) 0));
        assertThat(file.getShort(46)).isZero();
        assertThat(folder.resolve("r1.wav.part")).doesNotExist();
    }

    @Test
    void given_a_file_that_a_crash_left_when_the_recorder_starts_then_it_is_completed_and_reported(@TempDir Path folder)
            throws IOException {
        byte[] torn = new byte[44 + 8_001];
        WavFile.stereoHeader(0).get(torn, 0, 44);
        Files.write(folder.resolve("r2.wav.part"), torn);
        try (Recorder recorder = recorder(folder)) {
            assertThat(recorder.has("r2")).isTrue();
            recorder.start();
        }
        assertThat(ended).containsExactly("r2 r2.wav 250 true");
        ByteBuffer file =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("r2.wav"))).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(file.limit()).isEqualTo(44 + 8_000);
        assertThat(file.getInt(40)).isEqualTo(8_000);
    }

    @Test
    void given_a_disk_that_stands_still_when_two_seconds_are_full_then_the_recording_breaks_off(@TempDir Path folder)
            throws IOException {
        // Not started: nobody takes the blocks, as with a disk that stands still.
        Recorder recorder = recorder(folder);
        Recording recording = new Recording("r3", recorder, 0);
        for (int i = 0; i < 300; i++) {
            recording.tick(160 * i);
        }
        recording.end(160 * 300);
        recorder.start();
        recorder.close();
        assertThat(ended).containsExactly("r3 r3.wav 2000 false");
    }

    @Test
    void given_a_file_that_is_no_sound_when_it_is_read_then_it_is_refused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("x.wav");
        Files.write(file, new byte[100]);
        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class);
        byte[] stereo = new byte[48];
        WavFile.stereoHeader(4).get(stereo, 0, 44);
        Files.write(file, stereo);
        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class);
    }

    private Recorder recorder(Path folder) throws IOException {
        return new Recorder(
                new WavFolder(folder),
                4,
                (name, file, ms, whole) -> ended.add(name + " " + file + " " + ms + " " + whole));
    }

    private static Sound read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Sound.read(in);
        }
    }
}
