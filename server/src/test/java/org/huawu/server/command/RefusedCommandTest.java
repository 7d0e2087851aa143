package org.huawu.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.huawu.server.ChildJvm;
import org.huawu.server.Huawu;
import org.huawu.server.installation.TerminalLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused: one sentence as the last line, an exit code, nothing left behind. */
class RefusedCommandTest {

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "up now",
                "backup",
                "backup a b",
                "backup --all",
                "restore",
                "unpack-postgres",
                "log",
                "log cut",
                "log cat x",
                "log cat 1 2",
                "log export"
            })
    void given_wrong_use_when_it_is_called_then_it_exits_with_2(String line) throws Exception {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ", -1);
        try (ChildJvm process = start(List.of("-Dhuawu.data=" + temp, "-Dhuawu.home=" + temp), args)) {
            assertThat(process.rest()).last().asString().startsWith("huawu: Unknown command or wrong arguments");
            assertThat(process.exitCode()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"log cat", "log export events"})
    void given_a_folder_without_a_log_when_its_log_is_asked_for_then_it_is_refused(String line) throws Exception {
        List<String> options = List.of("-Dhuawu.data=" + temp, "-Dhuawu.home=" + temp);
        try (ChildJvm process = start(options, line.split(" ", -1))) {
            assertThat(process.rest()).last().asString().startsWith("huawu: There is no log in " + temp);
            assertThat(process.exitCode()).isEqualTo(1);
            assertThat(temp).isEmptyDirectory();
        }
    }

    static Stream<Arguments> badSettings() {
        return Stream.of(
                Arguments.of("huawu.database.pool-size", "1000", "1000", "2 to 200 connections"),
                Arguments.of("huawu.database.pool-size", "many", "many", "a whole number"),
                Arguments.of("huawu.database.pool-wait", "1h", "3600 s", "250 ms to 60 s"),
                Arguments.of("huawu.database.pool-wait", "soon", "soon", "a duration such as 30s or 500ms"),
                Arguments.of(
                        "huawu.database.url",
                        "db.example.com",
                        "db.example.com",
                        "jdbc:postgresql://HOST:PORT/DATABASE"),
                Arguments.of("huawu.installation.min-free-mib", "-5", "-5", "0 to 1048576 MiB"));
    }

    @ParameterizedTest
    @MethodSource("badSettings")
    void given_a_bad_setting_when_it_starts_then_the_sentence_names_it_with_value_and_limit(
            String name, String value, String shown, String limit) throws Exception {
        Path data = temp.resolve("data");
        try (ChildJvm process = start(
                List.of("-Dhuawu.data=" + data, "-Dhuawu.home=" + Path.of("target"), "-D" + name + "=" + value),
                "up")) {
            assertThat(process.rest())
                    .singleElement()
                    .asString()
                    .startsWith("huawu: The setting " + name + " is \"" + shown + "\", but must be")
                    .contains(limit);
            assertThat(process.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void given_a_data_folder_that_is_a_file_when_it_starts_then_it_is_refused_in_chinese_too() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));
        List<String> options = List.of("-Dhuawu.data=" + file, "-Dhuawu.home=" + temp, "-Dhuawu.language=zh_CN.UTF-8");
        try (ChildJvm process = start(options, "up")) {
            assertThat(process.rest()).containsExactly("huawu: 数据目录 " + file + " 是一个文件。请用 --data 指定一个目录。");
            assertThat(process.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void given_an_external_database_that_is_away_when_it_starts_then_it_is_refused() throws Exception {
        Path data = temp.resolve("data");
        Files.createDirectories(data.resolve("secrets"));
        Files.writeString(data.resolve("secrets/database.properties"), "owner.password=a\napp.password=b\n");
        String url = "jdbc:postgresql://127.0.0.1:1/huawu";
        try (ChildJvm process =
                start(List.of("-Dhuawu.data=" + data, "-Dhuawu.home=" + temp, "-Dhuawu.database.url=" + url), "up")) {
            assertThat(process.rest())
                    .singleElement()
                    .asString()
                    .startsWith("huawu: The database at " + url + " cannot be reached");
            assertThat(process.exitCode()).isEqualTo(1);
        }
    }

    /** As the launcher starts it: a build that did not write the application context down must not go unseen. */
    @Test
    void given_no_context_from_the_build_when_it_starts_as_built_then_it_does_not_put_one_together() throws Exception {
        Path data = temp.resolve("data");
        List<String> options = List.of(
                "-Dspring.aot.enabled=true",
                "-Dhuawu.data=" + data,
                "-Dhuawu.home=" + temp,
                "-Dhuawu.edge.http-port=0",
                "-Dhuawu.edge.https-port=0",
                "-Dhuawu.switchboard.embedded=false");
        try (ChildJvm process = start(options, "up")) {
            assertThat(process.rest()).last().asString().contains("(AotInitializerNotFoundException)");
            assertThat(process.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void given_a_fault_of_the_programs_own_when_it_is_reported_then_one_sentence_says_where_the_trace_lies()
            throws Exception {
        Path data = Files.createDirectories(temp.resolve("data"));
        Files.createDirectories(data.resolve("logs"));
        try (ChildJvm process = ChildJvm.start(Faulty.class, List.of("-Dhuawu.data=" + data))) {
            assertThat(process.rest())
                    .containsExactly("huawu: The program failed by a fault of its own (IllegalStateException)."
                            + " What happened lies in " + data.resolve("logs/failure.log") + ".");
        }
        assertThat(data.resolve("logs/failure.log")).content().contains("IllegalStateException: unforeseen");
    }

    /** Reports what nobody foresaw. */
    static final class Faulty {
        private Faulty() {}

        public static void main(String[] args) {
            Failure failure = new Failure(TerminalLanguage.ENGLISH);
            failure.report(new IllegalStateException("unforeseen"), System.err);
        }
    }

    private static ChildJvm start(List<String> options, String... args) throws IOException {
        List<String> all = new ArrayList<>(options);
        if (options.stream().noneMatch(o -> o.startsWith("-Dhuawu.language"))) {
            all.add("-Dhuawu.language=en");
        }
        return ChildJvm.start(Huawu.class, all, args);
    }
}
