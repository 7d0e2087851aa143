package org.huawu.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    Path folder;

    private void write(Journal journal, long from, long to) {
        for (long position = from; position <= to; position++) {
            journal.event(new LogKey(1, position, 0), position, new UnsafeBuffer(Tally.number(position)), 0, 8);
            journal.flush();
        }
    }

    @Test
    void given_segments_when_purged_up_to_a_key_then_what_lies_behind_it_is_all_there() throws Exception {
        Path files = LogFolder.journal(folder);
        try (Journal journal = new Journal(files, 440)) {
            write(journal, 1, 35);
            assertThat(Journal.purge(files, new LogKey(1, 21, 0))).isEqualTo(2);
        }
        try (JournalReader reader = new JournalReader(folder, new LogKey(1, 21, 0))) {
            for (long position = 22; position <= 35; position++) {
                assertThat(reader.next().orElseThrow().key()).isEqualTo(new LogKey(1, position, 0));
            }
            assertThat(reader.next()).isEmpty();
        }
        assertThat(Journal.purge(files, new LogKey(9, 0, 0))).isEqualTo(1);
        try (Journal journal = new Journal(files, 440)) {
            assertThat(journal.last()).isEqualTo(new LogKey(1, 35, 0));
        }
    }

    @Test
    void given_a_replay_when_events_come_again_then_each_is_there_once_and_a_live_reader_follows() throws Exception {
        try (Journal journal = new Journal(LogFolder.journal(folder), 1 << 20);
                JournalReader reader = new JournalReader(folder, LogKey.BEGINNING)) {
            write(journal, 1, 2);
            assertThat(reader.next().orElseThrow().timeMs()).isEqualTo(1);
            assertThat(reader.next().orElseThrow().timeMs()).isEqualTo(2);
            assertThat(reader.next()).isEmpty();
            write(journal, 1, 3);
            assertThat(Files.size(JournalSegment.file(LogFolder.journal(folder), 1)))
                    .as("three records, none written again")
                    .isEqualTo(3L * (JournalSegment.PREFIX_LENGTH + JournalSegment.KEY_LENGTH + 8));
            assertThat(reader.next().orElseThrow().timeMs()).isEqualTo(3);
            assertThat(reader.next()).isEmpty();
        }
    }
}
