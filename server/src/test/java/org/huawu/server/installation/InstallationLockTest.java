package org.huawu.server.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.huawu.server.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationLockTest {

    @TempDir
    private Path root;

    /** Holds the lock until its input ends, which is when it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws IOException {
            try (InstallationLock lock = InstallationLock.take(new DataFolder(Path.of(args[0])))) {
                System.out.println("held " + lock.hashCode());
                System.in.transferTo(System.out);
            }
        }
    }

    @Test
    void given_a_folder_in_use_when_a_second_program_wants_it_then_it_is_refused_and_told_by_whom() throws Exception {
        DataFolder folder = new DataFolder(root);
        try (ChildJvm holder = ChildJvm.start(Holder.class, List.of(), root.toString())) {
            holder.await("held");
            assertThat(InstallationLock.tryTake(folder)).isEmpty();
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> InstallationLock.take(folder))
                    .withMessageContaining(root.toString())
                    .withMessageContaining("process " + holder.pid())
                    .satisfies(r ->
                            assertThat(r.sentence(TerminalLanguage.CHINESE)).contains("进程 " + holder.pid()));
        }
    }

    @Test
    void given_a_program_that_was_killed_when_the_next_one_wants_the_folder_then_it_gets_it() throws Exception {
        DataFolder folder = new DataFolder(root);
        try (ChildJvm holder = ChildJvm.start(Holder.class, List.of(), root.toString())) {
            holder.await("held");
            holder.kill();
        }
        InstallationLock lock = InstallationLock.take(folder);
        assertThat(Files.exists(folder.lockFile())).isTrue();
        lock.close();
    }

    @Test
    void given_no_folder_when_the_lock_is_wanted_then_the_refusal_names_the_file() {
        DataFolder folder = new DataFolder(root.resolve("missing"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> InstallationLock.take(folder))
                .withMessageContaining(folder.lockFile().toString());
    }
}
