package org.huawu.server.vault;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultConfigurationTest {

    private final DataFolder data = new DataFolder(Path.of("/srv/huawu/data"));

    @ParameterizedTest
    @ValueSource(strings = {"/srv/huawu/data", "/srv/huawu/data/keys", "/srv/huawu/other/../data/keys"})
    void given_a_folder_of_keys_within_the_data_when_it_is_looked_at_then_it_is_refused(String keys) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> VaultConfiguration.refuseWithin(Path.of(keys), data))
                .withMessageContaining("lies in the data folder /srv/huawu/data")
                .withMessageContaining("HUAWU_KEYS");
    }

    @Test
    void given_a_folder_of_keys_beside_the_data_when_it_is_looked_at_then_it_is_taken() {
        assertThatCode(() -> VaultConfiguration.refuseWithin(Path.of("/srv/huawu/data-keys"), data))
                .doesNotThrowAnyException();
    }
}
