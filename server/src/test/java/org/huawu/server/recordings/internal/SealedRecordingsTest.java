package org.huawu.server.recordings.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.huawu.server.sealing.KeyGone;
import org.huawu.switchboard.rtp.RecordingStore.Kept;
import org.huawu.switchboard.rtp.RecordingStore.Writing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedRecordingsTest {

    private static final String NAME = "c1000-7-4096-3";

    private final TestKeys keys = new TestKeys(new Random(11));
    private final Random random = new Random(7);
    private Path folder;
    private SealedRecordings recordings;

    @BeforeEach
    void make(@TempDir Path temp) throws IOException {
        folder = temp.resolve("recordings");
        recordings = new SealedRecordings(folder, keys, () -> true);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 15_996, 16_000, 16_004, 32_000, 100_000})
    void given_sound_of_any_length_when_it_is_kept_then_it_is_read_back_from_every_place(int length)
            throws IOException, KeyGone {
        byte[] sound = sound(length);
        Kept kept = keep(sound, 1_604);
        assertThat(kept).isEqualTo(new Kept(NAME, NAME + ".hwr", length));
        try (RecordedSound read = recordings.open(NAME)) {
            assertThat(read.soundBytes()).isEqualTo(length);
            for (int from = 0; from < length; from += 3_999) {
                assertThat(rest(read, from)).isEqualTo(Arrays.copyOfRange(sound, from, length));
            }
        }
    }

    @Test
    void given_a_recording_when_its_file_is_read_then_no_sound_lies_there_in_clear() throws IOException {
        byte[] sound = new byte[64_000];
        Arrays.fill(sound, (byte) 'x');
        keep(sound, 16_000);
        assertThat(Files.readString(recordings.file(NAME), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("xxxx");
    }

    @Test
    void given_a_crash_at_any_place_when_it_is_recovered_then_what_was_written_whole_is_kept()
            throws IOException, KeyGone {
        byte[] sound = sound(60_000);
        keep(sound, 16_000);
        byte[] file = Files.readAllBytes(recordings.file(NAME));
        Path part = folder.resolve(NAME + ".hwr.part");
        for (int cut = 0; cut < file.length; cut += 977) {
            Files.delete(recordings.file(NAME));
            Files.write(part, Arrays.copyOf(file, cut));
            List<Kept> recovered = recordings.recover();
            assertThat(part).doesNotExist();
            if (recovered.isEmpty()) {
                assertThat(cut).isLessThan(100);
                Files.createFile(recordings.file(NAME));
            } else {
                long kept = recovered.getFirst().soundBytes();
                assertThat(kept).isGreaterThanOrEqualTo((cut - 120L) / 16_020 * 16_000);
                try (RecordedSound read = recordings.open(NAME)) {
                    assertThat(rest(read, 0)).isEqualTo(Arrays.copyOf(sound, (int) kept));
                }
            }
        }
    }

    @Test
    void given_a_recording_that_was_cut_when_it_is_opened_then_that_is_said() throws IOException {
        keep(sound(60_000), 16_000);
        byte[] file = Files.readAllBytes(recordings.file(NAME));
        for (int cut = file.length - 1; cut > 0; cut -= 1_499) {
            Files.write(recordings.file(NAME), Arrays.copyOf(file, cut));
            assertThatThrownBy(() -> recordings.open(NAME)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void given_a_recording_that_was_changed_when_it_is_read_then_that_is_said() throws IOException {
        keep(sound(60_000), 16_000);
        byte[] file = Files.readAllBytes(recordings.file(NAME));
        for (int at = 0; at < file.length; at += 1_009) {
            byte[] changed = file.clone();
            changed[at] ^= 1;
            Files.write(recordings.file(NAME), changed);
            assertThatThrownBy(() -> {
                        try (RecordedSound read = recordings.open(NAME)) {
                            rest(read, 0);
                        }
                    })
                    .as("byte %d", at)
                    .isInstanceOfAny(IOException.class, KeyGone.class);
        }
    }

    @Test
    void given_a_name_that_is_there_when_it_is_begun_again_then_it_is_refused() throws IOException {
        keep(sound(4), 4);
        assertThat(recordings.has(NAME)).isTrue();
        assertThatThrownBy(() -> recordings.begin(NAME)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> recordings.begin("../x")).isInstanceOf(IOException.class);
    }

    @Test
    void given_a_client_without_a_key_when_a_recording_begins_then_it_is_refused() {
        assertThatThrownBy(() -> recordings.begin("c999-7-4096-3"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has no key");
    }

    private Kept keep(byte[] sound, int block) throws IOException {
        Writing writing = recordings.begin(NAME);
        for (int at = 0; at < sound.length; at += block) {
            writing.append(ByteBuffer.wrap(sound, at, Math.min(block, sound.length - at)));
        }
        return writing.finish();
    }

    private byte[] sound(int length) {
        byte[] sound = new byte[length];
        random.nextBytes(sound);
        return sound;
    }

    private static byte[] rest(RecordedSound read, long from) throws IOException {
        ByteBuffer all = ByteBuffer.allocate((int) (read.soundBytes() - from));
        for (long at = from; at < read.soundBytes(); at = from + all.position()) {
            all.put(read.from(at));
        }
        return all.array();
    }
}
