package org.huawu.server.vault;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Installation;
import org.huawu.server.installation.Refusal;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the vault with the key the installation names; a fresh installation gets a key of its own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultSettings.class)
class VaultConfiguration {

    @Bean
    SecureRandom secureRandom() {
        return new SecureRandom();
    }

    @Bean
    Vault vault(VaultSettings settings, Installation installation, DataFolder data, SecureRandom random) {
        Path keys = settings.folder(System.getenv());
        refuseWithin(keys, data);
        KeyRing ring = new KeyRing(keys);
        return new Vault(keyOf(installation, ring, data, random), random);
    }

    /** A key that lies beside what it seals would be in every copy and every backup of it. */
    static void refuseWithin(Path keys, DataFolder data) {
        if (keys.toAbsolutePath()
                .normalize()
                .startsWith(data.root().toAbsolutePath().normalize())) {
            throw new Refusal(
                    "The folder of the master keys %s lies in the data folder %s, so every backup would hold the key. Name a folder outside of it in HUAWU_KEYS."
                            .formatted(keys, data.root()),
                    "主密钥目录 %s 位于数据目录 %s 之内，备份会因此包含主密钥。请用 HUAWU_KEYS 指定数据目录之外的目录。".formatted(keys, data.root()));
        }
    }

    private static MasterKey keyOf(Installation installation, KeyRing ring, DataFolder data, SecureRandom random) {
        String id = installation.masterKeyId();
        if (id == null) {
            // The key is stored before the installation names it: a crash between the two costs an unused key, no more.
            MasterKey fresh = ring.create(random);
            installation.withMasterKey(fresh.id()).save(data);
            return fresh;
        }
        return ring.find(id)
                .orElseThrow(() -> new Refusal(
                        "The master key %s that seals this data is missing: %s does not exist. Put the saved key file there."
                                .formatted(id, ring.fileOf(id)),
                        "缺少密封此数据的主密钥 %s：文件 %s 不存在。请把保存的密钥文件放回该处。".formatted(id, ring.fileOf(id))));
    }
}
