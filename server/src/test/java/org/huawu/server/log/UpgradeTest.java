package org.huawu.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.Rejection;
import org.huawu.routing.AgentAction.BecomeReady;
import org.huawu.routing.AgentAction.SignIn;
import org.huawu.routing.Input;
import org.huawu.server.installation.DataFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This version on the log that a version before has left behind in good order, see {@link LogOfAVersion}. */
class UpgradeTest {

    private static final String ARCHIVE = "log-1.zip";
    private static final String EVENTS = "log-1.events.txt";

    @TempDir
    private Path folder;

    private DataFolder data;

    @BeforeEach
    void unpack() throws IOException {
        data = new DataFolder(folder.resolve("data"));
        Files.createDirectories(data.run());
        Files.createDirectories(data.log());
        try (ZipInputStream zip = new ZipInputStream(fixture(ARCHIVE))) {
            for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
                Path file = data.log().resolve(each.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
    }

    @Test
    void given_the_log_of_the_version_before_when_this_one_starts_then_everybody_is_where_they_were() {
        try (RoutingLog log = RoutingLog.begin(data, InstantSource.system())) {
            Rejection again = refused(log, new SignIn(LogOfAVersion.READY, LogOfAVersion.SEAT));
            assertThat(again.errorId()).isEqualTo("agent-signed-in-already");
            assertThat(again.facts()).containsEntry("seat", LogOfAVersion.SEAT.value());
            assertThat(refused(log, new BecomeReady(LogOfAVersion.READY)).errorId())
                    .isEqualTo("agent-ready-already");
            assertThat(log.submit(new BecomeReady(LogOfAVersion.AT_BREAK)).join())
                    .isEmpty();
            assertThat(refused(log, new SignIn(new PersonId(23), LogOfAVersion.SEAT))
                            .errorId())
                    .isEqualTo("agent-not-configured");
        }
    }

    @Test
    void
            given_the_log_of_the_version_before_when_this_one_starts_then_an_older_revision_is_refused_and_a_newer_taken() {
        try (RoutingLog log = RoutingLog.begin(data, InstantSource.system())) {
            Input old = LogOfAVersion.configuration(LogOfAVersion.REVISION).getFirst();
            assertThat(refused(log, old).errorId()).isEqualTo("revision-not-newer");
            for (Input input : LogOfAVersion.configuration(LogOfAVersion.REVISION + 1)) {
                assertThat(log.submit(input).join()).isEmpty();
            }
        }
    }

    @Test
    void given_the_log_of_the_version_before_when_this_one_has_written_on_then_the_old_events_are_read_as_before()
            throws IOException {
        String before = text(EVENTS);
        assertThat(exported()).isEqualTo(before);
        try (RoutingLog log = RoutingLog.begin(data, InstantSource.system())) {
            assertThat(log.submit(new BecomeReady(LogOfAVersion.AT_BREAK)).join())
                    .isEmpty();
        }
        List<String> lines = new ArrayList<>(exported().lines().toList());
        assertThat(lines).hasSizeGreaterThan(before.lines().toList().size());
        assertThat(lines.subList(0, before.lines().toList().size()))
                .containsExactlyElementsOf(before.lines().toList());
        assertThat(lines.getLast()).contains("AgentStateChanged").contains("\"READY\"");
    }

    private static Rejection refused(RoutingLog log, Input input) {
        Optional<Rejection> refused = log.submit(input).join();
        assertThat(refused).isPresent();
        return refused.orElseThrow();
    }

    private String exported() throws IOException {
        StringBuilder events = new StringBuilder();
        StoredLog.in(data).export(events);
        return events.toString();
    }

    private static String text(String name) throws IOException {
        try (InputStream in = fixture(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream fixture(String name) {
        return Objects.requireNonNull(UpgradeTest.class.getResourceAsStream(name), name);
    }
}
