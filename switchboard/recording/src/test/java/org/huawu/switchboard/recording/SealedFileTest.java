package org.huawu.switchboard.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFileTest {

    private static final int SOUND_BYTES = 40_000;
    private static final byte[] WRAPPED = {1, 2, 3, 4};
    private static final DataKey KEY = new DataKey(new SecretKeySpec(new byte[32], "AES"), WRAPPED);

    @TempDir
    Path folder;

    private final byte[] sound = new byte[SOUND_BYTES];

    SealedFileTest() {
        new Random(7).nextBytes(sound);
    }

    @Test
    void
            given_sound_in_blocks_of_any_length_when_it_is_finished_then_all_of_it_is_read_back_and_none_of_it_lies_in_clear()
                    throws Exception {
        Path file = written(SOUND_BYTES);
        assertThat(SealedFile.wrappedKey(file)).isEqualTo(WRAPPED);
        assertThat(read(file)).isEqualTo(sound);
        String bytes = Arrays.toString(Files.readAllBytes(file));
        String clear = Arrays.toString(Arrays.copyOf(sound, 8));
        assertThat(bytes).doesNotContain(clear.substring(1, clear.length() - 1));
    }

    /** Within the head, within a piece, at the end of one, within the next, within the last. */
    @ParameterizedTest
    @ValueSource(ints = {10, 11, 5_000, 16_030, 16_031, 20_000, 32_050, 33_000})
    void given_a_file_that_was_cut_when_it_is_repaired_then_its_whole_pieces_are_there_and_it_ends(int length)
            throws Exception {
        Path file = written(SOUND_BYTES);
        byte[] cut = Arrays.copyOf(Files.readAllBytes(file), length);
        Files.write(file, cut);
        long repaired = SealedFile.repair(file, KEY);
        int wholePieces = (length - 10) / 16_020;
        assertThat(repaired).isEqualTo(wholePieces * 16_000L);
        assertThat(read(file)).isEqualTo(Arrays.copyOf(sound, (int) repaired));
    }

    @Test
    void given_a_file_whose_head_is_not_whole_or_was_destroyed_when_its_key_is_asked_for_then_there_is_none()
            throws Exception {
        Path file = written(100);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, 9));
        assertThat(SealedFile.wrappedKey(file)).isNull();
        Files.write(file, whole);
        SealedFile.destroyKey(file);
        assertThat(SealedFile.wrappedKey(file)).isNull();
    }

    private Path written(int bytes) throws IOException {
        Path path = folder.resolve("recording");
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SealedFile file = SealedFile.begin(channel, KEY)) {
            Random lengths = new Random(3);
            for (int at = 0; at < bytes; ) {
                int length = Math.min(bytes - at, lengths.nextInt(1, 20_000));
                file.append(ByteBuffer.wrap(sound, at, length));
                at += length;
            }
            assertThat(file.finish()).isEqualTo(bytes);
        }
        return path;
    }

    /** Reads by what the class's comment says of the form, piece after piece up to the one that says it is the last. */
    private static byte[] read(Path path) throws IOException, GeneralSecurityException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path));
        file.position(SealedSound.headerBytes(WRAPPED));
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        boolean isLast = false;
        for (int number = 0; !isLast; number++) {
            int head = file.getInt();
            isLast = head < 0;
            int length = head & Integer.MAX_VALUE;
            ByteBuffer piece = file.slice(file.position(), length + SealedSound.TAG_BYTES);
            file.position(file.position() + length + SealedSound.TAG_BYTES);
            byte[] bytes = new byte[length];
            SealedSound.sound(KEY.secret(), number, head, piece).get(bytes);
            read.write(bytes);
        }
        assertThat(file.hasRemaining()).isFalse();
        return read.toByteArray();
    }
}
