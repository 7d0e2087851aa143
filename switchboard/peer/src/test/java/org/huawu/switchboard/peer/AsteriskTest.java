package org.huawu.switchboard.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class AsteriskTest {

    @TempDir
    Path folder;

    @Test
    void given_a_folder_without_asterisk_or_none_when_it_is_looked_for_then_it_is_said_how_to_get_it() {
        for (String where : new String[] {null, "", folder.toString()}) {
            assertThatIOException()
                    .isThrownBy(() -> Asterisk.root(where))
                    .withMessageContaining("bench/peer/fetch.sh FOLDER")
                    .withMessageContaining("HUAWU_PEER=FOLDER");
        }
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = Asterisk.WHERE,
            matches = ".+",
            disabledReason = "bench/peer/fetch.sh FOLDER brings Asterisk; then HUAWU_PEER=FOLDER")
    void given_asterisk_when_it_is_started_and_ended_then_it_takes_orders_in_between_and_leaves_no_process()
            throws IOException, InterruptedException {
        Path root = Asterisk.root(System.getenv(Asterisk.WHERE));
        AsteriskSettings settings = new AsteriskSettings(List.of("app_echo"), "", "", 26_000, 26_998);
        ProcessHandle process;
        try (Asterisk asterisk = Asterisk.start(root, Files.createDirectory(folder.resolve("run")), settings)) {
            process = asterisk.process();
            assertThat(asterisk.tell("core show applications like echo")).contains("Echo:");
        }
        assertThat(process.isAlive()).isFalse();
    }
}
