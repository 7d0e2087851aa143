package org.huawu.server.database.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

    @Test
    void given_two_programs_of_one_home_when_both_unpack_then_what_the_first_may_be_using_stays(@TempDir Path home)
            throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Object> program = () -> {
            together.await();
            PostgresBinaries binaries = PostgresBinaries.at(home.resolve("postgres"));
            return Files.readAttributes(binaries.initdb(), BasicFileAttributes.class)
                    .fileKey();
        };
        try (ExecutorService programs = Executors.newFixedThreadPool(2)) {
            List<Future<Object>> files = programs.invokeAll(List.of(program, program));
            assertThat(files.getFirst().get()).isEqualTo(files.getLast().get());
        }
        try (var left = Files.list(home)) {
            assertThat(left).containsExactly(home.resolve("postgres"));
        }
    }
}
