package org.huawu.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a loss of power may leave at the end of the log, and what only a damaged disk leaves. */
class LogTailTest {

    private static final int INPUTS = 60;

    @TempDir
    Path folder;

    @Test
    void given_an_entry_half_written_when_the_node_starts_then_it_is_cut_and_all_before_it_is_there() throws Exception {
        List<Integer> frames = killed();
        int last = frames.get(frames.size() - 2);
        int end = frames.getLast();
        write(end - 40, new byte[40]);
        try (LogNode node = start()) {
            assertThat(node.logCutBytes()).isBetween(1L, (long) end - last);
            assertThat(numbers()).isGreaterThanOrEqualTo(INPUTS - 1);
            try (LogReader reader = LogReader.of(node, 0)) {
                assertThat(reader.replayInto(build -> new Tally())).isEqualTo(node.stateHash());
            }
        }
        start().close();
        try (LogNode node = start()) {
            assertThat(node.logCutBytes()).isZero();
        }
    }

    @Test
    void given_a_length_without_an_entry_behind_the_last_one_when_the_node_starts_then_it_is_cut() throws Exception {
        int end = killed().getLast();
        write(
                end,
                ByteBuffer.allocate(8)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(9_000)
                        .array());
        try (LogNode node = start()) {
            assertThat(node.logCutBytes()).isEqualTo(8);
            assertThat(numbers()).isGreaterThanOrEqualTo(INPUTS);
        }
    }

    @Test
    void given_a_damaged_entry_with_whole_ones_behind_it_when_the_node_starts_then_it_is_refused() throws Exception {
        List<Integer> frames = killed();
        int damaged = frames.get(frames.size() / 2);
        write(damaged + 60, new byte[] {77, 78, 79});
        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        LogException.class,
                        refused -> assertThat(refused.rejection().errorId()).isEqualTo("log-entry-damaged"));
    }

    /** A program is killed after some inputs; where the frames of its log begin, and where the last one ends. */
    private List<Integer> killed() throws IOException, InterruptedException {
        try (ChildJvm child = ChildJvm.start(
                LoadingNode.class,
                List.of(),
                folder.resolve("log").toString(),
                folder.resolve("driver").toString(),
                "a",
                "1")) {
            for (int i = 0; i < INPUTS; i++) {
                child.await("ACK ");
            }
            child.kill();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(segment())).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> frames = new ArrayList<>();
        int at = 0;
        while (bytes.getInt(at) > 0) {
            frames.add(at);
            at += (bytes.getInt(at) + 31) / 32 * 32;
        }
        frames.add(at);
        return frames;
    }

    private void write(int at, byte[] bytes) throws IOException {
        try (FileChannel file = FileChannel.open(segment(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(bytes), at);
        }
    }

    /** The first recording is that of the log. */
    private Path segment() {
        return folder.resolve("log/archive/0-0.rec");
    }

    private long numbers() throws IOException {
        long count = 0;
        try (JournalReader reader = new JournalReader(folder.resolve("log"), LogKey.BEGINNING)) {
            while (reader.next().isPresent()) {
                count++;
            }
        }
        return count;
    }

    private LogNode start() {
        return LogNode.start(
                LogSettings.of(folder.resolve("log"), folder.resolve("driver"), "a", InstantSource.system()),
                new Tally());
    }
}
