package org.huawu.server.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.huawu.cluster.LogNode;
import org.huawu.cluster.LogRecovery;
import org.huawu.server.ChildJvm;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A version that died, and another that starts on its log: two builds whose rules are not the same bytes. */
class KeptRulesTest {

    private static final int ROUTING = 2;

    @TempDir
    private Path folder;

    private DataFolder data;

    @BeforeEach
    void nameTheFolder() throws IOException {
        data = new DataFolder(Files.createDirectories(folder.resolve("data")));
        Files.createDirectories(data.run());
    }

    @Test
    void given_a_version_that_died_when_the_next_starts_then_the_rules_of_the_first_end_its_log_and_nothing_is_lost()
            throws Exception {
        otherVersionDies();
        String other = keptIds().getFirst();
        assertThat(other).isNotEqualTo(RulesId.ofThisProgram());

        try (RoutingLog log = RoutingLog.begin(data, InstantSource.system())) {
            assertThat(DyingLog.takeRevision(log))
                    .as("the revision that the first version took")
                    .hasValueSatisfying(refused -> assertThat(refused.errorId()).isEqualTo("revision-not-newer"));
            assertThat(log.state()).isEqualTo(LogNode.State.READY);
        }

        StringBuilder written = new StringBuilder();
        StoredLog.in(data).cat(0, written);
        assertThat(written.toString().indexOf(RulesId.ofThisProgram()))
                .as("the log is opened by the first version, by its rules again, then by the next")
                .isGreaterThan(written.lastIndexOf(other));
        assertThat(keptIds()).containsExactly(RulesId.ofThisProgram());
    }

    @Test
    void given_a_version_that_died_when_its_rules_are_not_kept_then_the_next_says_how_to_end_its_log()
            throws Exception {
        otherVersionDies();
        FileSystemUtils.deleteRecursively(rules());

        assertRefused();
    }

    @Test
    void given_kept_rules_that_were_changed_when_the_next_version_starts_then_they_are_not_run() throws Exception {
        otherVersionDies();
        Path changed = rules().resolve(keptIds().getFirst()).resolve("rule-" + ROUTING);
        Files.writeString(changed.resolve("another-file"), "put there by somebody");

        assertRefused();
    }

    @Test
    void given_a_start_that_broke_off_while_keeping_when_it_starts_again_then_the_rules_are_kept_whole()
            throws IOException {
        String id = RulesId.ofThisProgram();
        Files.createDirectories(rules().resolve(id + ".new/rule-0"));

        new KeptRules(LogPlace.in(data)).keep(id);

        assertThat(keptIds()).containsExactly(id);
        try (Stream<Path> parts = Files.list(rules().resolve(id))) {
            assertThat(parts)
                    .hasSize(
                            LogRecovery.rules().size() + LogRecovery.libraries().size());
        }
    }

    private void assertRefused() {
        try (RoutingLog log = RoutingLog.begin(data, InstantSource.system())) {
            assertThatThrownBy(log::incarnation)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("must be closed by that version");
        }
    }

    private void otherVersionDies() throws IOException, InterruptedException {
        Path routing = folder.resolve("other-routing");
        FileSystemUtils.copyRecursively(unpacked(LogRecovery.rules().get(ROUTING)), routing);
        Files.writeString(routing.resolve("another-rule"), "not the same bytes");
        String classPath = routing + ":" + System.getProperty("java.class.path");
        try (ChildJvm child = ChildJvm.start(
                DyingLog.class, List.of("-cp", classPath), data.root().toString())) {
            assertThat(child.await("TAKEN ")).isEqualTo("TAKEN true");
            assertThat(child.exitCode()).isEqualTo(9);
        }
    }

    /** The classes as a folder, also where the build tests against jars. */
    private Path unpacked(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            return place;
        }
        Path target = folder.resolve("unpacked");
        try (var jar = FileSystems.newFileSystem(place)) {
            for (Path root : jar.getRootDirectories()) {
                try (Stream<Path> all = Files.walk(root)) {
                    for (Path each : all.toList()) {
                        Path copy = target.resolve(root.relativize(each).toString());
                        if (Files.isDirectory(each)) {
                            Files.createDirectories(copy);
                        } else {
                            Files.copy(each, copy);
                        }
                    }
                }
            }
        }
        return target;
    }

    private List<String> keptIds() throws IOException {
        try (Stream<Path> kept = Files.list(rules())) {
            return kept.map(each -> each.getFileName().toString()).toList();
        }
    }

    private Path rules() {
        return data.log().resolve("rules");
    }
}
