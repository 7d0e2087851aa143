package org.huawu.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import org.huawu.server.installation.Refusal;
import org.huawu.server.installation.TerminalLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {

    @TempDir
    Path scratch;

    private final SecureRandom random = new SecureRandom();

    @Test
    void given_an_empty_ring_when_a_key_is_made_then_it_is_found_again_by_its_id() {
        MasterKey made = new KeyRing(scratch.resolve("keys")).create(random);
        assertThat(new KeyRing(scratch.resolve("keys")).find(made.id())).contains(made);
    }

    @Test
    void given_a_new_key_when_its_file_is_looked_at_then_only_the_owner_may_read_it() throws IOException {
        KeyRing ring = new KeyRing(scratch.resolve("keys"));
        Path file = ring.fileOf(ring.create(random).id());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void given_a_key_file_of_another_machine_when_it_is_adopted_then_it_is_found_and_adopting_again_changes_nothing() {
        KeyRing there = new KeyRing(scratch.resolve("there"));
        MasterKey key = there.create(random);
        KeyRing here = new KeyRing(scratch.resolve("here"));
        assertThat(here.find(key.id())).isEmpty();
        assertThat(here.adopt(there.fileOf(key.id()))).isEqualTo(key);
        here.adopt(there.fileOf(key.id()));
        assertThat(here.find(key.id())).contains(key);
    }

    @Test
    void given_a_file_that_holds_another_key_when_it_is_asked_for_then_the_refusal_names_both() throws IOException {
        KeyRing ring = new KeyRing(scratch);
        MasterKey one = ring.create(random);
        MasterKey two = ring.create(random);
        Files.copy(ring.fileOf(two.id()), scratch.resolve("copy"));
        Files.delete(ring.fileOf(one.id()));
        Files.move(scratch.resolve("copy"), ring.fileOf(one.id()));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ring.find(one.id()))
                .withMessageContaining(ring.fileOf(one.id()).toString())
                .withMessageContaining(two.id());
    }

    @Test
    void given_a_damaged_file_when_it_is_adopted_then_the_refusal_names_it_in_both_languages() throws IOException {
        Path damaged = Files.writeString(scratch.resolve("damaged.key"), "not a key");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new KeyRing(scratch).adopt(damaged))
                .satisfies(refusal -> assertThat(refusal.sentence(TerminalLanguage.ENGLISH))
                        .contains(damaged.toString(), "not a readable master key file"))
                .satisfies(refusal ->
                        assertThat(refusal.sentence(TerminalLanguage.CHINESE)).contains(damaged.toString(), "主密钥"));
    }

    @Test
    void given_the_environment_when_the_folder_is_chosen_then_the_nearer_name_wins() {
        VaultSettings none = new VaultSettings(null);
        assertThat(new VaultSettings(Path.of("/set")).folder(Map.of("HUAWU_KEYS", "/named")))
                .isEqualTo(Path.of("/set"));
        assertThat(none.folder(Map.of("HUAWU_KEYS", "/named", "XDG_CONFIG_HOME", "/xdg")))
                .isEqualTo(Path.of("/named"));
        assertThat(none.folder(Map.of("XDG_CONFIG_HOME", "/xdg", "HOME", "/home/a")))
                .isEqualTo(Path.of("/xdg/huawu/keys"));
        assertThat(none.folder(Map.of("HOME", "/home/a"))).isEqualTo(Path.of("/home/a/.config/huawu/keys"));
    }
}
