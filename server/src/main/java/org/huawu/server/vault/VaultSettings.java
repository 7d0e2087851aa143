package org.huawu.server.vault;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the vault.
 *
 * @param keysFolder where the master keys lie, outside the data folder; default: {@code HUAWU_KEYS}, else
 *     {@code huawu/keys} in the user's configuration folder
 */
@ConfigurationProperties("huawu.vault")
public record VaultSettings(@Nullable Path keysFolder) {

    /** The folder of master keys. */
    public Path folder(Map<String, String> environment) {
        if (keysFolder != null) {
            return keysFolder;
        }
        String named = environment.get("HUAWU_KEYS");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        String configuration = environment.get("XDG_CONFIG_HOME");
        Path base = configuration == null || configuration.isBlank()
                ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".config")
                : Path.of(configuration);
        return base.resolve("huawu").resolve("keys");
    }
}
