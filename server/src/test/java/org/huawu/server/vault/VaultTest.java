package org.huawu.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VaultTest {

    private static final byte[] SECRET = "20 bytes of a secret".getBytes(StandardCharsets.US_ASCII);

    private final SecureRandom random = new SecureRandom();
    private final Vault vault = new Vault(key(1), random);

    @Test
    void given_a_sealed_secret_when_it_is_opened_for_its_purpose_then_it_is_the_secret() throws SealBroken {
        assertThat(vault.open(vault.seal(SECRET, "a/1"), "a/1")).isEqualTo(SECRET);
    }

    @Test
    void given_the_same_secret_when_it_is_sealed_twice_then_the_seals_differ() {
        assertThat(vault.seal(SECRET, "a/1")).isNotEqualTo(vault.seal(SECRET, "a/1"));
    }

    @Test
    void given_a_sealed_secret_when_it_is_moved_to_another_purpose_then_it_does_not_open() {
        byte[] sealed = vault.seal(SECRET, "a/1");
        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> vault.open(sealed, "a/2"));
    }

    @Test
    void given_another_master_key_when_a_secret_is_opened_then_it_does_not_open() {
        byte[] sealed = vault.seal(SECRET, "a/1");
        Vault other = new Vault(key(2), random);
        assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> other.open(sealed, "a/1"));
    }

    @Test
    void given_any_changed_byte_when_a_secret_is_opened_then_it_does_not_open() {
        byte[] sealed = vault.seal(SECRET, "a/1");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatExceptionOfType(SealBroken.class).as("byte %d", i).isThrownBy(() -> vault.open(changed, "a/1"));
        }
    }

    @Test
    void given_a_shortened_seal_when_it_is_opened_then_it_does_not_open() {
        byte[] sealed = vault.seal(SECRET, "a/1");
        for (int length = 0; length < sealed.length; length++) {
            byte[] shortened = Arrays.copyOf(sealed, length);
            assertThatExceptionOfType(SealBroken.class).isThrownBy(() -> vault.open(shortened, "a/1"));
        }
    }

    @Test
    void given_a_master_key_when_it_is_printed_then_only_its_id_is_seen() {
        assertThat(key(1)).hasToString("master key " + key(1).id());
        assertThat(key(1).id()).hasSize(16).isNotEqualTo(key(2).id());
    }

    private static MasterKey key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return MasterKey.of(bytes);
    }
}
