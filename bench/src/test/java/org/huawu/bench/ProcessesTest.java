package org.huawu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.huawu.bench.Processes.Running;
import org.junit.jupiter.api.Test;

class ProcessesTest {

    private static final String ROLLUP = """
            55d0c0a00000-7ffd3b5fe000 ---p 00000000 00:00 0                          [rollup]
            Rss:              123456 kB
            Pss:               98765 kB
            Pss_Dirty:         45678 kB
            Pss_Anon:          40000 kB
            SwapPss:               0 kB
            """;

    @Test
    void given_a_rollup_when_it_is_read_then_the_proportional_memory_is_taken() {
        assertThat(Processes.memoryKib(ROLLUP)).isEqualTo(98_765);
    }

    @Test
    void given_the_rollup_of_a_kernel_thread_when_it_is_read_then_there_is_no_memory() {
        assertThat(Processes.memoryKib("")).isZero();
    }

    @Test
    void given_this_process_when_its_memory_is_read_then_there_is_some() {
        assertThat(Processes.memoryKib(ProcessHandle.current().pid())).isGreaterThan(1_000);
    }

    @Test
    void given_a_process_that_has_ended_when_its_memory_is_read_then_there_is_none() {
        assertThat(Processes.memoryKib(Long.MAX_VALUE)).isZero();
    }

    @Test
    void given_a_name_with_parentheses_when_the_parent_is_sought_then_it_is_found() {
        assertThat(Processes.parentIn("42 (a) b (c)) S 17 42 42 0 -1")).isEqualTo(17);
    }

    @Test
    void given_processes_when_those_of_a_folder_are_sought_then_children_and_grandchildren_belong_to_them() {
        List<Running> all = List.of(
                new Running(1, 0, List.of("init")),
                new Running(5, 1, List.of("java", "-Dhuawu.data=/x/data", "-jar", "huawu-server.jar", "up")),
                new Running(9, 8, List.of("postgres: checkpointer")),
                new Running(8, 1, List.of("/opt/postgres", "-D", "/x/data/postgres")),
                new Running(10, 9, List.of("child")),
                new Running(20, 1, List.of("java", "-Dhuawu.data=/x/data2", "up")),
                new Running(30, 1, List.of("bench", "/x/data")));
        assertThat(Processes.workingOn(Path.of("/x/data"), all, 30))
                .extracting(Running::pid)
                .containsExactly(5L, 9L, 8L, 10L);
    }

    @Test
    void given_this_machine_when_processes_of_a_folder_nobody_uses_are_sought_then_there_are_none() {
        assertThat(Processes.workingOn(Path.of("/no/such/folder/anywhere"))).isEmpty();
    }
}
